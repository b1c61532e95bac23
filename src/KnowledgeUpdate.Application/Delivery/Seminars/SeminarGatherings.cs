using KnowledgeUpdate.Application.Gatherings;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Gatherings;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Seminars as gatherings.</summary>
[Service]
public sealed class SeminarGatherings(PortalDbContext db, DeliveryAccess access) : IGatherings
{
    public string SubjectKind => nameof(Seminar);

    public IQueryable<Gathering> Visible() => access.Visible();

    public IQueryable<Gathering> All() => db.Seminars;

    public bool Has(Gathering gathering) => gathering is Seminar;

    public Task HoldAsync(Guid id, CancellationToken ct) => access.HoldAsync(id, ct);

    public bool IsHost(Gathering gathering) => access.IsHost((Seminar)gathering);

    public Task<bool> IsPartyAsync(Gathering gathering, CancellationToken ct) => access.IsPartyAsync((Seminar)gathering, ct);

    public bool TakesCorrections(Gathering gathering) => ((Seminar)gathering).State == SeminarState.Closed;

    public string AddressOf(Gathering gathering) => ((Seminar)gathering).Implementation!.Address;

    public string LearnerLink(Guid id) => Links.MySeminar(id);

    public string SignLink(Guid id) => Links.SignIn(id);

    public string EnrolmentsLink(Guid id) => Links.EnrolmentsToDecide(id);

    public string DisputeLink(Guid id, Guid dispute) => Links.Dispute(id, dispute);
}
