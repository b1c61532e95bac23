namespace KnowledgeUpdate.Domain.Evaluations;

/// <summary>Records that a trainee has answered, separately from the answer, so that each answers once.</summary>
public sealed class EvaluationTaken : ITenantOwned, IUntracked
{
    private EvaluationTaken() { }

    /// <summary>Records that a trainee has answered.</summary>
    public EvaluationTaken(Guid gatheringId, Guid enrolmentId) => (GatheringId, EnrolmentId) = (gatheringId, enrolmentId);

    /// <inheritdoc />
    public Guid TenantId { get; private set; }

    public Guid GatheringId { get; private set; }

    public Guid EnrolmentId { get; private set; }
}
