namespace KnowledgeUpdate.Application.Work;

/// <summary>Asks the person's own job to stop after the current step. What was done stays.</summary>
[SignedIn]
public sealed record CancelJob(Guid Id) : ICommand<Unit>;

internal sealed class CancelJobHandler(PortalDbContext db, Actor actor) : IRequestHandler<CancelJob, Unit>
{
    public async Task<Unit> Handle(CancelJob command, CancellationToken cancellationToken)
    {
        var job = await db.HeldJob(command.Id).SingleOrNotFoundAsync(j => j.UserId == actor.Me, cancellationToken);
        job.Cancel();
        return Unit.Value;
    }
}
