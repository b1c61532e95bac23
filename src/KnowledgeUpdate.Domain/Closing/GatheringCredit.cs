using KnowledgeUpdate.Domain.Enrolments;

namespace KnowledgeUpdate.Domain.Closing;

/// <summary>
/// A crediting of a trainee's hours. Its id is the source of the entry in the ledger, which takes each source once: hours that were
/// reversed and are credited anew have another.
/// </summary>
public sealed class GatheringCredit : ITenantOwned, IUntracked
{
    private GatheringCredit() { }

    /// <param name="isFirst">The first of the enrolment has its id.</param>
    public GatheringCredit(Enrolment enrolment, bool isFirst, DateTimeOffset now)
    {
        Id = isFirst ? enrolment.Id : Guid.CreateVersion7();
        EnrolmentId = enrolment.Id;
        GatheringId = enrolment.GatheringId;
        Hours = enrolment.Hours;
        At = now;
    }

    /// <inheritdoc />
    public Guid TenantId { get; private set; }

    /// <summary>Source of the entry in the ledger.</summary>
    public Guid Id { get; private set; }

    public Guid EnrolmentId { get; private set; }

    public Guid GatheringId { get; private set; }

    /// <summary>Hours 学时 credited.</summary>
    public decimal Hours { get; private set; }

    public DateTimeOffset At { get; private set; }
}
