using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Reviews;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Withdraws a claim that nobody has confirmed yet.</summary>
[SignedIn]
public sealed record WithdrawClaim(Guid Id, uint Version) : ICommand<Unit>;

internal sealed class WithdrawClaimHandler(PortalDbContext db, ClaimAccess access, Flow flow) : IRequestHandler<WithdrawClaim, Unit>
{
    public async Task<Unit> Handle(WithdrawClaim command, CancellationToken cancellationToken)
    {
        var claim = await access.FindOwnAsync(command.Id, cancellationToken);
        db.Expect(claim, command.Version);
        claim.Move(ClaimAction.Withdraw);
        await flow.Of(new FlowSubject(nameof(HourClaim), claim.Id, claim.Title, "", Links.Claim(claim.Id)))
            .Step(ReviewStage.Withdrawal, ReviewDecision.Withdrawn)
            .ClosesAll()
            .DoneAsync(cancellationToken);
        return Unit.Value;
    }
}
