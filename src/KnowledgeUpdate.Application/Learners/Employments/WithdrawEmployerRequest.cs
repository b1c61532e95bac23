using KnowledgeUpdate.Application.Work;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>A learner withdraws a request to a unit: it was the wrong one, or a mistake.</summary>
/// <param name="Id">The employment.</param>
[SignedIn]
public sealed record WithdrawEmployerRequest(Guid Id, uint Version) : ICommand<Unit>;

internal sealed class WithdrawEmployerRequestHandler(
    PortalDbContext db,
    LearnerAccess access,
    WaitingClaims claims,
    Worklist worklist,
    TimeProvider clock
) : IRequestHandler<WithdrawEmployerRequest, Unit>
{
    public async Task<Unit> Handle(WithdrawEmployerRequest command, CancellationToken cancellationToken)
    {
        var learner = await access.MineAsync(cancellationToken);
        var employment = await db.Employments.SingleOrNotFoundAsync(
            e => e.Id == command.Id && e.LearnerId == learner.Id,
            cancellationToken
        );
        db.Expect(employment, command.Version);
        employment.Withdraw(learner, BeijingTime.DateOf(clock.GetUtcNow()));
        await claims.LeaveAsync(learner, employment.OrganisationId, cancellationToken);
        await worklist.CloseAsync(employment.Id, cancellationToken);
        return Unit.Value;
    }
}
