using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Seminars;
using Npgsql;

namespace KnowledgeUpdate.Application.Tests.Seminars;

public abstract class PlanTest(PortalFixture portal) : SeminarTest(portal)
{
    protected Task<AnnualPlan> PlanAsync() => Year.LoadAsync<AnnualPlan>(Year.Plan);

    protected async Task<FormAnnualPlan> FormAsync(string variant = "A")
    {
        var chosen = await Year.VariantAsync(variant);
        return new FormAnnualPlan(Year.Plan, await PlanVersionAsync(), chosen.Id, chosen.Version, "会议研究同意");
    }

    /// <summary>Lets a command run until it needs the tenant's last row of a table, and ends its database session there.</summary>
    protected async Task KillAtAsync(string table, Func<Task> command)
    {
        await using var holder = new NpgsqlConnection(Database.Admin);
        await holder.OpenAsync();
        await using (var transaction = await holder.BeginTransactionAsync())
        {
            await using var hold = new NpgsqlCommand(
                $"SELECT 1 FROM {table} WHERE tenant_id = '{Province.Tenant.Id}' FOR UPDATE",
                holder,
                transaction
            );
            await hold.ExecuteNonQueryAsync();
            var running = EndedSession.FailsAsync(command);
            for (var left = 500; ; left--)
            {
                if (
                    await TestDatabase.SqlAsync(
                        Database.Admin,
                        $"""
                        SELECT bool_or(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE {holder.ProcessID} = ANY
                            (pg_blocking_pids(pid))
                        """
                    )
                    is true
                )
                {
                    await running;
                    return;
                }

                Assert.True(left > 0 && !running.IsCompleted, $"The command never waited for {table}.");
                await Task.Delay(20);
            }
        }
    }
}
