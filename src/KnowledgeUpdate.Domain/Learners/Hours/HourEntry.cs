namespace KnowledgeUpdate.Domain.Learners;

/// <summary>An entry of the hour ledger 学时记录. Append-only: a correction is another entry that reverses it.</summary>
/// <remarks>
/// Unique by (tenant, learning year, source kind, source, learner); a source always has the same learning year, so crediting twice changes
/// nothing.
/// </remarks>
public sealed class HourEntry : ITenantOwned
{
    /// <inheritdoc />
    public Guid TenantId { get; private set; }

    /// <summary>UUIDv7.</summary>
    public Guid Id { get; init; }

    /// <summary>The learner it was entered for; a merge does not change it.</summary>
    public Guid LearnerId { get; init; }

    /// <summary>Learning year 学时年度: the year the hours count for, apart from the dates of study.</summary>
    public short LearningYear { get; init; }

    public HourCategory Category { get; init; }

    /// <summary>Hours 学时; negative in a reversal.</summary>
    public decimal Hours { get; init; }

    public HourSource SourceKind { get; init; }

    /// <summary>Id of the source within its kind.</summary>
    public Guid SourceId { get; init; }

    public string Title { get; init; } = "";

    public string Provider { get; init; } = "";

    /// <summary>First day of study.</summary>
    public DateOnly StudiedFrom { get; init; }

    /// <summary>Last day of study.</summary>
    public DateOnly StudiedTo { get; init; }

    /// <summary>The rule that turned study into hours, with its document or version.</summary>
    public string Rule { get; init; } = "";

    /// <summary>Evidence filed with it.</summary>
    public Guid? EvidenceId { get; init; }

    /// <summary>The entry that this one reverses.</summary>
    public Guid? ReversesId { get; init; }

    /// <summary>Why, for a reversal.</summary>
    public string? Reason { get; init; }

    /// <summary>When it was entered.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who entered it; null: the portal.</summary>
    public Guid? ByUserId { get; init; }
}
