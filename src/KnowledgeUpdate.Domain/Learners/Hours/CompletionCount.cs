namespace KnowledgeUpdate.Domain.Learners;

/// <summary>
/// How many learners of a place, field and title level there are, and how many of them have completed a year: counted by a job, so that no
/// page scans learners.
/// </summary>
public sealed class CompletionCount : ITenantOwned
{
    /// <inheritdoc />
    public Guid TenantId { get; private set; }

    public short LearningYear { get; init; }

    /// <summary>Division in which the employer stands; empty without employer.</summary>
    public string DivisionCode { get; init; } = "";

    /// <summary>Professional field; empty where none is stated.</summary>
    public string FieldCode { get; init; } = "";

    public TitleLevel Level { get; init; }

    /// <summary>Learners, 人.</summary>
    public int Learners { get; init; }

    /// <summary>Of them with the year complete, 人.</summary>
    public int Complete { get; init; }

    public DateTimeOffset At { get; init; }
}
