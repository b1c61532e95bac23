using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Work;

/// <summary>Does the next step of a job; false if there is nothing to do here: it is finished, or another node is working on it.</summary>
[PortalOnly]
public sealed record RunJobStep(Guid JobId) : ICommand<bool>;

internal sealed class RunJobStepHandler(PortalDbContext db, Actor actor, IEnumerable<IJobStep> kinds, TimeProvider clock)
    : IRequestHandler<RunJobStep, bool>
{
    public async Task<bool> Handle(RunJobStep command, CancellationToken cancellationToken)
    {
        var job = await db
            .Jobs.FromSql(
                $"""
                SELECT tenant_id, id, kind, arguments, user_id, membership_id, state, done, total, result, cancel_requested, ordered_at,
                    ended_at, xmin
                FROM jobs WHERE tenant_id = {db.Scope.Required} AND id = {command.JobId} AND ended_at IS NULL FOR UPDATE SKIP LOCKED
                """
            )
            .SingleOrDefaultAsync(cancellationToken);
        if (job is null)
            return false;
        if (job.CancelRequested)
        {
            job.End(JobState.Cancelled, null, clock.GetUtcNow());
            await kinds.StoppedAsync(job, cancellationToken);
            return false;
        }

        var kind =
            kinds.SingleOrDefault(k => k.Kind == job.Kind)
            ?? throw new InvalidOperationException($"Nothing does work of the kind {job.Kind}.");
        await ActForAsync(job, cancellationToken);
        var done = await kind.RunAsync(job, cancellationToken);
        job.Advance(done.Steps);
        if (job.Done < job.Total)
            return true;
        job.End(JobState.Finished, done.Result, clock.GetUtcNow());
        return false;
    }

    /// <summary>The history names who ordered the work.</summary>
    private async Task ActForAsync(Job job, CancellationToken ct)
    {
        actor.UserId = job.UserId;
        if (job.MembershipId is not { } id)
            return;
        var membership = await db.Memberships.AsNoTracking().SingleAsync(m => m.Id == id, ct);
        (actor.MembershipId, actor.Role, actor.OrganisationId) = (id, membership.Role, membership.OrganisationId);
        // Ordered in a lent role: the history names both people.
        actor.OnBehalfOfId = membership.UserId == job.UserId ? null : membership.UserId;
    }
}
