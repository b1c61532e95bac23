using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>A unit withdraws its statement that somebody works there: it was a mistake.</summary>
[Requires(Permission.EnterLearner)]
public sealed record WithdrawStaffClaim(Guid Id, uint Version) : ICommand<Unit>;

internal sealed class WithdrawStaffClaimHandler(PortalDbContext db, Actor actor, Worklist worklist, TimeProvider clock)
    : IRequestHandler<WithdrawStaffClaim, Unit>
{
    public async Task<Unit> Handle(WithdrawStaffClaim command, CancellationToken cancellationToken)
    {
        var unit = actor.MyUnit;
        var employment = await db.Employments.SingleOrNotFoundAsync(e => e.Id == command.Id && e.OrganisationId == unit, cancellationToken);
        db.Expect(employment, command.Version);
        if (employment.State != EmploymentState.Claimed)
            throw new RuleException("This request is decided already.");
        employment.Withdraw(
            await db.Learners.SingleAsync(l => l.Id == employment.LearnerId, cancellationToken),
            BeijingTime.DateOf(clock.GetUtcNow())
        );
        await worklist.CloseAsync(employment.Id, cancellationToken);
        return Unit.Value;
    }
}
