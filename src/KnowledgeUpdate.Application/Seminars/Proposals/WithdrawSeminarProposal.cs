using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Takes a proposal back. A recommendation it had used is given back to its unit.</summary>
[Requires(Permission.FileSeminarProposal)]
public sealed record WithdrawSeminarProposal(Guid Id, uint Version, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class WithdrawSeminarProposalHandler(PortalDbContext db, SeminarAccess access, Flow flow)
    : IRequestHandler<WithdrawSeminarProposal, Unit>
{
    public async Task<Unit> Handle(WithdrawSeminarProposal command, CancellationToken cancellationToken)
    {
        var proposal = await access.FindOwnAsync(command.Id, cancellationToken);
        db.Expect(proposal, command.Version);
        var wasRecommended = proposal.State == ProposalState.Recommended;
        proposal.Withdraw();
        if (
            wasRecommended
            && await db.RecommendationQuotas.SingleOrDefaultAsync(
                q => q.CallId == proposal.CallId && q.OrganisationId == proposal.RecommenderId,
                cancellationToken
            )
                is { } quota
        )
            quota.GiveBack();
        await flow.Of(new FlowSubject(nameof(SeminarProposal), proposal.Id, proposal.Title, "", Links.Proposal(proposal.Id)))
            .Step(ReviewStage.Filing, ReviewDecision.Withdrawn, command.Reason)
            .ClosesAll()
            .DoneAsync(cancellationToken);
        return Unit.Value;
    }
}
