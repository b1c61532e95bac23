using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>An entry in a list.</summary>
public sealed record HourLine
{
    public required Guid Id { get; init; }

    public required short Year { get; init; }

    public required string Title { get; init; }

    public required string Provider { get; init; }

    public required HourCategory Category { get; init; }

    public required decimal Hours { get; init; }

    public required HourSource Source { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>A later entry reverses it.</summary>
    public required bool IsReversed { get; init; }

    public required string? Reason { get; init; }

    /// <summary>An entry as a list shows it.</summary>
    public static HourLine Of(HourEntry e, bool reversed) =>
        new()
        {
            Id = e.Id,
            Year = e.LearningYear,
            Title = e.Title,
            Provider = e.Provider,
            Category = e.Category,
            Hours = e.Hours,
            Source = e.SourceKind,
            From = e.StudiedFrom,
            To = e.StudiedTo,
            At = e.At,
            IsReversed = reversed,
            Reason = e.Reason,
        };
}
