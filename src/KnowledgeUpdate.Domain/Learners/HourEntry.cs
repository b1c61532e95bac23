using KnowledgeUpdate.Domain.Common;

namespace KnowledgeUpdate.Domain.Learners;

/// <summary>Categories of hours 学时.</summary>
public enum HourCategory
{
    /// <summary>公需科目（必修）</summary>
    [Term("Public subjects, compulsory")] PublicCompulsory,

    /// <summary>公需科目（选修）</summary>
    [Term("Public subjects, elective")] PublicElective,

    /// <summary>专业科目</summary>
    [Term("Professional subjects")] Professional,
}

/// <summary>What brought hours into the ledger.</summary>
public enum HourSource
{
    /// <summary>A seminar whose closing papers were accepted; the source is the enrolment.</summary>
    [Term("Seminar")] Seminar,

    /// <summary>A claim with evidence; the source is the claim.</summary>
    [Term("Learner's claim")] Claim,

    /// <summary>A batch filed by an employer or a provider; the source is the batch's row.</summary>
    [Term("Batch of a unit")] Batch,

    /// <summary>A correction; the source is the entry that it reverses.</summary>
    [Term("Reversal")] Reversal,

    /// <summary>A course of capability training.</summary>
    [Term("Course")] Course,

    /// <summary>A cohort of the digital-engineer programme.</summary>
    [Term("Cohort")] Cohort,
}

/// <summary>An entry of the hour ledger 学时记录. Append-only: a correction is another entry that reverses it.</summary>
/// <remarks>Unique by (tenant, learning year, source kind, source, learner); a source has one learning year for good, so crediting twice changes nothing.</remarks>
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

    /// <summary>Category.</summary>
    public HourCategory Category { get; init; }

    /// <summary>Hours 学时; negative in a reversal.</summary>
    public decimal Hours { get; init; }

    /// <summary>What brought it.</summary>
    public HourSource SourceKind { get; init; }

    /// <summary>Id of the source within its kind.</summary>
    public Guid SourceId { get; init; }

    /// <summary>What was studied.</summary>
    public string Title { get; init; } = "";

    /// <summary>Who offered it.</summary>
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

/// <summary>A learner's totals of a learning year, kept in the transaction that enters hours: a page reads a handful of rows whatever the ledger's size.</summary>
public sealed class LearnerYear : ITenantOwned
{
    /// <inheritdoc />
    public Guid TenantId { get; private set; }

    /// <summary>The learner, or the one that the record is merged into.</summary>
    public Guid LearnerId { get; init; }

    /// <summary>Learning year.</summary>
    public short LearningYear { get; init; }

    /// <summary>Compulsory public hours, 学时.</summary>
    public decimal Compulsory { get; init; }

    /// <summary>Elective public hours, 学时.</summary>
    public decimal Elective { get; init; }

    /// <summary>Professional hours, 学时.</summary>
    public decimal Professional { get; init; }

    /// <summary>Number of entries.</summary>
    public int Entries { get; init; }

    /// <summary>Whether the year's requirement is met by the rule in force when it was last counted.</summary>
    public bool IsComplete { get; init; }
}
