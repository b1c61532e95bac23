namespace KnowledgeUpdate.Documents.Delivery;

/// <summary>An event of a calendar file: between two instants, or whole days.</summary>
public sealed record CalendarEvent
{
    /// <summary>What no other event in the world shares; opened again, the same event is replaced.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Place { get; init; }

    /// <summary>May have several lines.</summary>
    public required string Description { get; init; }

    /// <summary>The page about it.</summary>
    public required Uri Address { get; init; }

    public required bool IsCancelled { get; init; }

    public DateTimeOffset From { get; init; }

    public DateTimeOffset To { get; init; }

    /// <summary>Beijing date; null for an event between two instants.</summary>
    public DateOnly? FirstDay { get; init; }

    /// <summary>The last day, within the event.</summary>
    public DateOnly? LastDay { get; init; }
}
