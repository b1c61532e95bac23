using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Tenancy;
using Npgsql;
using Quartz;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>Runs long-running jobs, one step of each in turn, so that a large job does not keep a small one waiting.</summary>
[DisallowConcurrentExecution]
internal sealed class RunJobsJob(TenantDirectory tenants, PortalSender sender, ILogger<RunJobsJob> log) : TenantJob(tenants, log)
{
    protected override async Task RunAsync(Tenant tenant, CancellationToken ct)
    {
        var goesOn = true;
        while (goesOn)
        {
            goesOn = false;
            foreach (var job in await sender.SendAsync(tenant, new ListOpenJobs(), ct))
                goesOn |= await StepAsync(tenant, job, ct);
        }
    }

    /// <summary>After a transient connection fault the job stays open and goes on at the next run. Any other fault ends it.</summary>
    private async Task<bool> StepAsync(Tenant tenant, Guid job, CancellationToken ct)
    {
        try
        {
            return await sender.SendAsync(tenant, new RunJobStep(job), ct);
        }
        catch (Exception e) when (e is not OperationCanceledException && !IsPassing(e))
        {
            var reference = Guid.NewGuid().ToString("N")[..12];
            log.LogError(e, "A step of job {JobId} failed, reference {Reference}", job, reference);
            await sender.SendAsync(tenant, new FailJob(job, reference), ct);
            return false;
        }
    }

    private static bool IsPassing(Exception? e) =>
        e is NpgsqlException { IsTransient: true } || (e is not null && IsPassing(e.InnerException));
}
