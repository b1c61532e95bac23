namespace KnowledgeUpdate.Migrator.Demo;

/// <summary>A clock that the demo sets, so that a year's acts carry the days on which they would have been done.</summary>
internal sealed class DemoClock(DateTimeOffset now) : TimeProvider
{
    /// <summary>The instant it shows.</summary>
    public DateTimeOffset Now { get; set; } = now;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => Now;
}
