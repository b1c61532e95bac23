using KnowledgeUpdate.Domain.Delivery;
namespace KnowledgeUpdate.Domain.Evaluations;

/// <summary>That a trainee has answered, apart from the answer: each answers once.</summary>
public sealed class EvaluationTaken : ITenantOwned, IUntracked
{
    private EvaluationTaken() { }

    /// <summary>Notes that a trainee has answered.</summary>
    public EvaluationTaken(Guid gatheringId, Guid enrolmentId) => (GatheringId, EnrolmentId) = (gatheringId, enrolmentId);

    /// <inheritdoc />
    public Guid TenantId { get; private set; }

    public Guid GatheringId { get; private set; }

    public Guid EnrolmentId { get; private set; }
}
