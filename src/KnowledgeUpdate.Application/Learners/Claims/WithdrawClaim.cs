using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Reviews;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Withdraws a claim that nobody has confirmed yet.</summary>
[SignedIn]
public sealed record WithdrawClaim(Guid Id, uint Version) : ICommand<Unit>;

internal sealed class WithdrawClaimHandler(PortalDbContext db, ClaimAccess access, ReviewTrail trail, Worklist worklist)
    : IRequestHandler<WithdrawClaim, Unit>
{
    public async Task<Unit> Handle(WithdrawClaim command, CancellationToken cancellationToken)
    {
        var claim = await access.FindOwnAsync(command.Id, cancellationToken);
        db.Expect(claim, command.Version);
        claim.Move(ClaimAction.Withdraw);
        trail.Add(nameof(HourClaim), claim.Id, ReviewStage.Withdrawal, ReviewDecision.Withdrawn, null);
        await worklist.CloseAsync(claim.Id, cancellationToken);
        return Unit.Value;
    }
}
