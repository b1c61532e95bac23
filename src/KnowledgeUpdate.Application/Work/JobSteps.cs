using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Work;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Application.Work;

/// <summary>Does one kind of long work, a step at a time. What a step changes commits together with the progress: a crash loses the step
/// under way and repeats nothing. Steps are short, since a cancel waits for the one under way.</summary>
public interface IJobStep
{
    /// <summary>The <see cref="Job.Kind"/> it does.</summary>
    string Kind { get; }

    /// <summary>Does the next step, from <see cref="Job.Done"/> on.</summary>
    Task<StepDone> RunAsync(Job job, CancellationToken ct);

    /// <summary>Tidies up after work that was cancelled or stopped at a fault, in the transaction that ends it.</summary>
    Task StoppedAsync(Job job, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>What a step got done.</summary>
/// <param name="Steps">Steps of <see cref="Job.Total"/>; the work ends with its total.</param>
/// <param name="Result">What to tell at the end.</param>
public sealed record StepDone(int Steps, string? Result = null);

/// <summary>Work that goes on by itself and is not over, oldest first. An upload that waits for somebody to look at it is none.</summary>
[PortalOnly]
public sealed record ListOpenJobs : IQuery<IReadOnlyList<Guid>>;

internal sealed class ListOpenJobsHandler(PortalDbContext db, IEnumerable<IJobStep> steps) : IRequestHandler<ListOpenJobs, IReadOnlyList<Guid>>
{
    private readonly List<string> kinds = [.. steps.Select(s => s.Kind)];

    public async Task<IReadOnlyList<Guid>> Handle(ListOpenJobs query, CancellationToken cancellationToken) =>
        await db.Jobs.Where(j => j.EndedAt == null && kinds.Contains(j.Kind)).OrderBy(j => j.OrderedAt).ThenBy(j => j.Id).Select(j => j.Id).ToListAsync(cancellationToken);
}

/// <summary>Does the next step of a piece of work; false when there is none to do here: it is over, or another node has it in hand.</summary>
[PortalOnly]
public sealed record RunJobStep(Guid JobId) : ICommand<bool>;

internal sealed class RunJobStepHandler(PortalDbContext db, Actor actor, IEnumerable<IJobStep> kinds, TimeProvider clock) : IRequestHandler<RunJobStep, bool>
{
    public async Task<bool> Handle(RunJobStep command, CancellationToken cancellationToken)
    {
        var job = await db.Jobs.FromSql($"""
            SELECT tenant_id, id, kind, arguments, user_id, membership_id, state, done, total, result, cancel_requested, ordered_at, ended_at, xmin
            FROM jobs WHERE tenant_id = {db.Scope.Required} AND id = {command.JobId} AND ended_at IS NULL FOR UPDATE SKIP LOCKED
            """).SingleOrDefaultAsync(cancellationToken);
        if (job is null)
            return false;
        if (job.CancelRequested)
        {
            job.End(JobState.Cancelled, null, clock.GetUtcNow());
            await kinds.StoppedAsync(job, cancellationToken);
            return false;
        }

        var kind = kinds.SingleOrDefault(k => k.Kind == job.Kind) ?? throw new InvalidOperationException($"Nothing does work of the kind {job.Kind}.");
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
    }
}

/// <summary>Ends work whose step failed. What its earlier steps did stands.</summary>
/// <param name="Reference">Number under which the log tells the fault.</param>
[PortalOnly]
public sealed record FailJob(Guid JobId, string Reference) : ICommand<Unit>;

internal sealed class FailJobHandler(PortalDbContext db, IEnumerable<IJobStep> kinds, TimeProvider clock) : IRequestHandler<FailJob, Unit>
{
    public async Task<Unit> Handle(FailJob command, CancellationToken cancellationToken)
    {
        if (await db.Jobs.SingleAsync(j => j.Id == command.JobId, cancellationToken) is not { IsOver: false } job)
            return Unit.Value;
        job.End(JobState.Failed, command.Reference, clock.GetUtcNow());
        await kinds.StoppedAsync(job, cancellationToken);
        return Unit.Value;
    }
}

internal static class StoppedJobs
{
    /// <summary>Lets the kind of work tidy up, if there still is one.</summary>
    public static Task StoppedAsync(this IEnumerable<IJobStep> kinds, Job job, CancellationToken ct) => kinds.SingleOrDefault(k => k.Kind == job.Kind)?.StoppedAsync(job, ct) ?? Task.CompletedTask;
}

/// <summary>How far one's own work is.</summary>
[SignedIn]
public sealed record GetJob(Guid Id) : IQuery<JobProgress>;

/// <summary>Progress of a piece of work.</summary>
/// <param name="Result">What came of it; for failed work the number under which the log tells the fault.</param>
public sealed record JobProgress(Guid Id, string Kind, int Done, int Total, JobState State, DateTimeOffset OrderedAt, DateTimeOffset? EndedAt, string? Result, bool CancelRequested)
{
    /// <summary>Whether it is over.</summary>
    public bool IsOver => EndedAt is not null;
}

internal sealed class GetJobHandler(PortalDbContext db, Actor actor) : IRequestHandler<GetJob, JobProgress>
{
    public Task<JobProgress> Handle(GetJob query, CancellationToken cancellationToken) => db.Jobs.Where(j => j.Id == query.Id && j.UserId == actor.Me)
        .Select(j => new JobProgress(j.Id, j.Kind, j.Done, j.Total, j.State, j.OrderedAt, j.EndedAt, j.Result, j.CancelRequested))
        .SingleOrNotFoundAsync(p => true, cancellationToken);
}

internal static class JobRows
{
    /// <summary>The job, held to the end of the transaction: waits for the step under way, which holds the row, and sees what it left.</summary>
    public static IQueryable<Job> HeldJob(this PortalDbContext db, Guid id) => db.Jobs.FromSql($"""
        SELECT tenant_id, id, kind, arguments, user_id, membership_id, state, done, total, result, cancel_requested, ordered_at, ended_at, xmin
        FROM jobs WHERE tenant_id = {db.Scope.Required} AND id = {id} FOR UPDATE
        """);
}

/// <summary>Asks one's own work to stop after the step under way. What was done stands.</summary>
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
