namespace KnowledgeUpdate.Domain.Delivery;

/// <summary>That a trainee has answered, apart from the answer: each answers once.</summary>
public sealed class EvaluationTaken : ITenantOwned, IUntracked
{
    private EvaluationTaken() { }

    /// <summary>Notes that a trainee has answered.</summary>
    public EvaluationTaken(Guid seminarId, Guid enrolmentId) => (SeminarId, EnrolmentId) = (seminarId, enrolmentId);

    /// <inheritdoc />
    public Guid TenantId { get; private set; }

    public Guid SeminarId { get; private set; }

    public Guid EnrolmentId { get; private set; }
}
