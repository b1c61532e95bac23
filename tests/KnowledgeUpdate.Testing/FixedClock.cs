namespace KnowledgeUpdate.Testing;

/// <summary>A clock that stands still until it is set. Monday 2026-11-23, 09:00 in Beijing.</summary>
public sealed class FixedClock : TimeProvider
{
    /// <summary>The instant it shows.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => Now;
}
