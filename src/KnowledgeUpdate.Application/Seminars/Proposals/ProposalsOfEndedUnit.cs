using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>What a unit leaves behind among proposals when it ends.</summary>
internal sealed class ProposalsOfEndedUnit(PortalDbContext db, Worklist worklist)
    : INotificationHandler<UnitClosed>,
        INotificationHandler<UnitMerged>
{
    private static readonly ProposalState[] Unfiled = [ProposalState.Draft, ProposalState.Returned];

    private static readonly ProposalState[] Running =
    [
        .. Unfiled,
        ProposalState.Submitted,
        ProposalState.Recommended,
        ProposalState.Scoring,
        ProposalState.Candidate,
        ProposalState.Selected,
        ProposalState.InPublicity,
        ProposalState.Planned,
    ];

    public Task Handle(UnitClosed notification, CancellationToken cancellationToken) =>
        EndDraftsAsync(notification.Unit.Id, cancellationToken);

    public async Task Handle(UnitMerged notification, CancellationToken cancellationToken)
    {
        var (unit, target, ct) = (notification.Unit, notification.Target, cancellationToken);
        if (notification.Drafts == MergeChoice.End)
            await EndDraftsAsync(unit.Id, ct);
        foreach (
            var proposal in await db.SeminarProposals.Where(p => p.OrganisationId == unit.Id && Running.Contains(p.State)).ToListAsync(ct)
        )
            if (Running.Contains(proposal.State))
                proposal.PassTo(target.Id, target.Name);
    }

    private async Task EndDraftsAsync(Guid unit, CancellationToken ct)
    {
        foreach (var draft in await db.SeminarProposals.Where(p => p.OrganisationId == unit && Unfiled.Contains(p.State)).ToListAsync(ct))
        {
            draft.Withdraw();
            await worklist.CloseAsync(draft.Id, ct);
        }
    }
}
