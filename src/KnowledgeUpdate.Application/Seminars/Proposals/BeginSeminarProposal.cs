using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Begins a proposal under an open call, empty or as a copy of an earlier one of the same unit.</summary>
[Requires(Permission.FileSeminarProposal)]
public sealed record BeginSeminarProposal(Guid CallId, Guid? CopyOf = null) : ICommand<Guid>;

internal sealed class BeginSeminarProposalHandler(PortalDbContext db, Actor actor, TimeProvider clock)
    : IRequestHandler<BeginSeminarProposal, Guid>
{
    public async Task<Guid> Handle(BeginSeminarProposal command, CancellationToken cancellationToken)
    {
        var call = await db.SeminarCalls.SingleOrNotFoundAsync(c => c.Id == command.CallId && c.PublishedAt != null, cancellationToken);
        var unit = await db.Organisations.Include(o => o.Capacities).SingleOrNotFoundAsync(o => o.Id == actor.MyUnit, cancellationToken);
        var now = clock.GetUtcNow();
        if (!unit.IsActive)
            throw new RuleException("{0} is closed. Choose the unit that took its place.", unit.Name);
        var today = BeijingTime.DateOf(now);
        if (!unit.Has(Capacity.HostingUnit, today))
            throw new RuleException("{0} is not entered as a hosting unit. The HR bureau of your city enters the capacity.", unit.Name);

        var content = new ProposalContent();
        if (command.CopyOf is { } earlier)
        {
            // Dates, sources of money and files belong to one year only; the rest is copied.
            var former = await db.SeminarProposals.SingleOrNotFoundAsync(
                p => p.Id == earlier && p.OrganisationId == unit.Id,
                cancellationToken
            );
            content = former.Content with { StartsOn = null, Attachments = [], CentralFunds = 0, RegionFunds = 0, OwnFunds = 0 };
        }

        var proposal = SeminarProposal.Begin(call, unit.Id, unit.Name, actor.Me, content, now);
        db.Add(proposal);
        return proposal.Id;
    }
}
