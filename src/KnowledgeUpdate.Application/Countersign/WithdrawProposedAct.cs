using KnowledgeUpdate.Application.Work;

namespace KnowledgeUpdate.Application.Countersign;

/// <summary>The proposer withdraws an act while it waits, in whichever role: a role is also lent by those who confirm nothing.</summary>
[SignedIn]
public sealed record WithdrawProposedAct(Guid Id, uint Version) : ICommand<Unit>;

internal sealed class WithdrawProposedActHandler(
    PortalDbContext db,
    Parties parties,
    Countersigning countersigning,
    Worklist worklist,
    TimeProvider clock
) : IRequestHandler<WithdrawProposedAct, Unit>
{
    public async Task<Unit> Handle(WithdrawProposedAct command, CancellationToken cancellationToken)
    {
        var proposed = await countersigning.Visible().SingleOrNotFoundAsync(a => a.Id == command.Id, cancellationToken);
        db.Expect(proposed, command.Version);
        proposed.Withdraw(await parties.MineAsync(cancellationToken), clock.GetUtcNow());
        await countersigning.Of(proposed.Kind).EndAsync(proposed.SubjectId, proposed.State, null, cancellationToken);
        await worklist.CloseAsync(proposed.Id, cancellationToken);
        return Unit.Value;
    }
}
