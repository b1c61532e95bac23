namespace KnowledgeUpdate.Domain.Delivery;

/// <summary>Records that a trainee has answered, separately from the answer, so that each answers once.</summary>
public sealed class EvaluationTaken : ITenantOwned, IUntracked
{
    private EvaluationTaken() { }

    /// <summary>Records that a trainee has answered.</summary>
    public EvaluationTaken(Guid seminarId, Guid enrolmentId) => (SeminarId, EnrolmentId) = (seminarId, enrolmentId);

    /// <inheritdoc />
    public Guid TenantId { get; private set; }

    public Guid SeminarId { get; private set; }

    public Guid EnrolmentId { get; private set; }
}
