namespace KnowledgeUpdate.Domain.Learners;

/// <summary>
/// A learner's totals of a learning year, kept in the transaction that enters hours: a page reads a handful of rows whatever the ledger's
/// size.
/// </summary>
public sealed class LearnerYear : ITenantOwned
{
    /// <inheritdoc />
    public Guid TenantId { get; private set; }

    /// <summary>The learner, or the one that the record is merged into.</summary>
    public Guid LearnerId { get; init; }

    public short LearningYear { get; init; }

    /// <summary>Compulsory public hours, 学时.</summary>
    public decimal Compulsory { get; init; }

    /// <summary>Elective public hours, 学时.</summary>
    public decimal Elective { get; init; }

    /// <summary>Professional hours, 学时.</summary>
    public decimal Professional { get; init; }

    public int Entries { get; init; }

    /// <summary>Whether the year's requirement is met by the rule in force when it was last counted.</summary>
    public bool IsComplete { get; init; }
}
