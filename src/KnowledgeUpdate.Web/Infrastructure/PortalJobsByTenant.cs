using KnowledgeUpdate.Application.Audit;
using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Imports;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Publicities;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Tenancy;
using Npgsql;
using Quartz;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>Work done for one tenant after the other. A fault in one tenant is logged and does not keep the others waiting.</summary>
internal abstract class TenantJob(TenantDirectory tenants, ILogger log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        foreach (var tenant in await tenants.AllAsync(cancellationToken))
        {
            try
            {
                await RunAsync(tenant, cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "{Job} failed for tenant {TenantId}", GetType().Name, tenant.Id);
            }
        }
    }

    protected abstract Task RunAsync(Tenant tenant, CancellationToken ct);
}

[DisallowConcurrentExecution]
internal sealed class RaiseUnansweredJob(TenantDirectory tenants, PortalSender sender, ILogger<RaiseUnansweredJob> log) : TenantJob(tenants, log)
{
    protected override async Task RunAsync(Tenant tenant, CancellationToken ct)
    {
        while (await sender.SendAsync(tenant, new Application.Learners.RaiseUnanswered(), ct) > 0)
        {
        }
    }
}

[DisallowConcurrentExecution]
internal sealed class SendOutboxJob(TenantDirectory tenants, PortalSender sender, ILogger<SendOutboxJob> log) : TenantJob(tenants, log)
{
    protected override async Task RunAsync(Tenant tenant, CancellationToken ct)
    {
        while (await sender.SendAsync(tenant, new SendOutbox(), ct) is { Sent: > 0, Failed: 0 })
        {
        }
    }
}

[DisallowConcurrentExecution]
internal sealed class SendRemindersJob(TenantDirectory tenants, PortalSender sender, ILogger<SendRemindersJob> log) : TenantJob(tenants, log)
{
    protected override Task RunAsync(Tenant tenant, CancellationToken ct) => sender.SendAsync(tenant, new SendReminders(), ct);
}

[DisallowConcurrentExecution]
internal sealed class EndPublicitiesJob(TenantDirectory tenants, PortalSender sender, ILogger<EndPublicitiesJob> log) : TenantJob(tenants, log)
{
    protected override Task RunAsync(Tenant tenant, CancellationToken ct) => sender.SendAsync(tenant, new EndPublicities(), ct);
}

[DisallowConcurrentExecution]
internal sealed class LapseProposedActsJob(TenantDirectory tenants, PortalSender sender, ILogger<LapseProposedActsJob> log) : TenantJob(tenants, log)
{
    protected override Task RunAsync(Tenant tenant, CancellationToken ct) => sender.SendAsync(tenant, new LapseProposedActs(), ct);
}

[DisallowConcurrentExecution]
internal sealed class ForgetPostKeysJob(TenantDirectory tenants, PortalSender sender, ILogger<ForgetPostKeysJob> log) : TenantJob(tenants, log)
{
    protected override async Task RunAsync(Tenant tenant, CancellationToken ct)
    {
        await sender.SendAsync(tenant, new ForgetPostKeys(), ct);
        await sender.SendAsync(tenant, new Application.Accounts.ForgetContactProofs(), ct);
        await sender.SendAsync(tenant, new Application.Accounts.ForgetSessions(), ct);
    }
}

/// <summary>Proves last year's and this year's hour ledger every night: totals against entries, entries against sources.</summary>
[DisallowConcurrentExecution]
internal sealed class ProveLedgerJob(TenantDirectory tenants, PortalSender sender, TimeProvider clock, ILogger<ProveLedgerJob> log) : TenantJob(tenants, log)
{
    protected override async Task RunAsync(Tenant tenant, CancellationToken ct)
    {
        var year = BeijingTime.DateOf(clock.GetUtcNow()).Year;
        await sender.SendAsync(tenant, new ProveLedger((short)(year - 1)), ct);
        await sender.SendAsync(tenant, new ProveLedger((short)year), ct);
    }
}

/// <summary>Looks after desks that nobody holds any more.</summary>
[DisallowConcurrentExecution]
internal sealed class WatchDesksJob(TenantDirectory tenants, PortalSender sender, ILogger<WatchDesksJob> log) : TenantJob(tenants, log)
{
    protected override Task RunAsync(Tenant tenant, CancellationToken ct) => sender.SendAsync(tenant, new Application.Accounts.WatchDesks(), ct);
}

/// <summary>Opens seminars of published plans, and asks for the closing papers of those that have ended.</summary>
[DisallowConcurrentExecution]
internal sealed class FollowSeminarsJob(TenantDirectory tenants, PortalSender sender, ILogger<FollowSeminarsJob> log) : TenantJob(tenants, log)
{
    protected override Task RunAsync(Tenant tenant, CancellationToken ct) => sender.SendAsync(tenant, new FollowSeminars(), ct);
}

/// <summary>Tells the outcomes of seminars whose days for disputes are over.</summary>
[DisallowConcurrentExecution]
internal sealed class SettleOutcomesJob(TenantDirectory tenants, PortalSender sender, ILogger<SettleOutcomesJob> log) : TenantJob(tenants, log)
{
    protected override Task RunAsync(Tenant tenant, CancellationToken ct) => sender.SendAsync(tenant, new SettleOutcomes(), ct);
}

[DisallowConcurrentExecution]
internal sealed class RefreshCompletionJob(TenantDirectory tenants, PortalSender sender, ILogger<RefreshCompletionJob> log) : TenantJob(tenants, log)
{
    protected override Task RunAsync(Tenant tenant, CancellationToken ct) => sender.SendAsync(tenant, new RefreshCompletion(), ct);
}

[DisallowConcurrentExecution]
internal sealed class ForgetImportsJob(TenantDirectory tenants, PortalSender sender, ILogger<ForgetImportsJob> log) : TenantJob(tenants, log)
{
    protected override Task RunAsync(Tenant tenant, CancellationToken ct) => sender.SendAsync(tenant, new ForgetImports(), ct);
}

/// <summary>Writes the head of each history outside the database: a tail cut later is found by it.</summary>
[DisallowConcurrentExecution]
internal sealed class AnchorAuditJob(TenantDirectory tenants, PortalSender sender, IConfiguration configuration, Application.Pipeline.PortalKeys keys, ILogger<AnchorAuditJob> log) : TenantJob(tenants, log)
{
    protected override async Task RunAsync(Tenant tenant, CancellationToken ct)
    {
        if (await sender.SendAsync(tenant, new GetAuditHead(), ct) is { } head)
            await new AnchorFile(configuration["Audit:AnchorFolder"]!, tenant.Id, keys).AddAsync(head, ct);
    }
}

/// <summary>Does long work, one step of each piece in turn, so that a large one does not keep a small one waiting.</summary>
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

    /// <summary>A fault of the connection passes: the work stays open and goes on at the next run. Any other ends it.</summary>
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

    private static bool IsPassing(Exception? e) => e is NpgsqlException { IsTransient: true } || (e is not null && IsPassing(e.InnerException));
}
