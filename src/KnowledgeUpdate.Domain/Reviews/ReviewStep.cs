namespace KnowledgeUpdate.Domain.Reviews;

/// <summary>One step of a review trail: who, for which unit, when, decision, opinion.</summary>
public sealed class ReviewStep : Entity, IUntracked
{
    private ReviewStep() { }

    /// <param name="marks">Sections marked, for a return.</param>
    public ReviewStep(
        string subjectKind,
        Guid subjectId,
        ReviewStage step,
        ReviewDecision decision,
        string? opinion,
        Guid userId,
        string userName,
        Guid organisationId,
        string organisationName,
        DateTimeOffset at,
        int? version = null,
        IReadOnlyList<string>? marks = null,
        Guid? onBehalfOfId = null,
        string? onBehalfOf = null
    )
    {
        SubjectKind = subjectKind;
        SubjectId = subjectId;
        Step = step;
        Decision = decision;
        Opinion = opinion;
        UserId = userId;
        UserName = userName;
        OrganisationId = organisationId;
        OrganisationName = organisationName;
        At = at;
        (RecordVersion, Marks) = (version, marks ?? []);
        (OnBehalfOfId, OnBehalfOf) = (onBehalfOfId, onBehalfOf);
    }

    /// <summary>Kind of the record.</summary>
    public string SubjectKind { get; private set; } = "";

    /// <summary>Id of the record.</summary>
    public Guid SubjectId { get; private set; }

    public ReviewStage Step { get; private set; }

    public ReviewDecision Decision { get; private set; }

    /// <summary>The opinion in full.</summary>
    public string? Opinion { get; private set; }

    public Guid UserId { get; private set; }

    /// <summary>The person's name then.</summary>
    public string UserName { get; private set; } = "";

    /// <summary>For whom it was done, under lent rights.</summary>
    public Guid? OnBehalfOfId { get; private set; }

    /// <summary>That person's name then.</summary>
    public string? OnBehalfOf { get; private set; }

    public Guid OrganisationId { get; private set; }

    /// <summary>The unit's name then.</summary>
    public string OrganisationName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>Which filed version was seen.</summary>
    public int? RecordVersion { get; private set; }

    public IReadOnlyList<string> Marks { get; private set; } = [];
}
