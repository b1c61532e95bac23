using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Seminars as gatherings that end with closing papers.</summary>
[Service]
public sealed class SeminarClosing(PortalDbContext db, SeminarOpening opening) : ICreditedGatherings
{
    public HourSource Source => HourSource.Seminar;

    public CertificateKind Certificate => CertificateKind.SeminarCompletion;

    public bool Has(CreditedGathering gathering) => gathering is Seminar;

    public IQueryable<CreditedGathering> All() => db.Seminars;

    public IQueryable<CreditedGathering> Filed() => db.Seminars.Where(s => s.State == SeminarState.PapersFiled);

    /// <summary>The budget approved with the proposal.</summary>
    public async Task<decimal> BudgetAsync(CreditedGathering gathering, CancellationToken ct)
    {
        var proposal = ((Seminar)gathering).ProposalId;
        return (await db.SeminarProposals.AsNoTracking().SingleAsync(p => p.Id == proposal, ct)).Content.TotalFunds;
    }

    public Task<DateOnly?> DueAsync(CreditedGathering gathering, CancellationToken ct) => opening.PapersDueAsync((Seminar)gathering, ct);

    public string PapersLink(Guid id) => Links.ClosingPapers(id);

    public string OutcomeLink(Guid id, Guid enrolment) => Links.Outcome(id, enrolment);

    public string PeopleLink(Guid id) => Links.Enrolments(id);
}
