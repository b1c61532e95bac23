namespace KnowledgeUpdate.Domain.Learners;

/// <summary>
/// How many learners of a field a unit has with the units under it, and how many of them have completed a year: counted with <see
/// cref="CompletionCount"/>.
/// </summary>
public sealed class UnitCompletion : ITenantOwned
{
    /// <inheritdoc />
    public Guid TenantId { get; private set; }

    public short LearningYear { get; init; }

    /// <summary>The unit or department.</summary>
    public Guid OrganisationId { get; init; }

    /// <summary>Professional field; empty where none is stated.</summary>
    public string FieldCode { get; init; } = "";

    /// <summary>Learners, 人.</summary>
    public int Learners { get; init; }

    /// <summary>Of them with the year complete, 人.</summary>
    public int Complete { get; init; }
}
