using KnowledgeUpdate.Application.Learners;

namespace KnowledgeUpdate.Migrator.Demo;

/// <summary>Builds the demo provinces up to a stage, through the use cases themselves: every row obeys the rules.</summary>
public static class DemoProvince
{
    /// <summary>The stages of the year, in order.</summary>
    public static readonly IReadOnlyList<string> Stages = ["empty", "calls", "review", "publicity", "published"];

    /// <summary>Refuses an unknown stage.</summary>
    public static void RequireStage(string stage)
    {
        if (!Stages.Contains(stage))
            throw new InvalidOperationException($"There is no stage “{stage}”. Choose one of {string.Join(", ", Stages)}.");
    }

    /// <summary>Builds what is missing; a province that is there stays as it is.</summary>
    public static async Task BuildAsync(string owner, string portal, string stage, string data, Action<string> say)
    {
        RequireStage(stage);
        _ = data;
        foreach (
            var (tenant, setUp) in new[]
            {
                ReferenceData.Guangxi("localhost", "127.0.0.1", "guangxi.localhost"),
                ReferenceData.Hainan("hainan.localhost"),
            }
        )
        {
            if (!await AddTenant.FoundAsync(owner, portal, tenant, setUp, new DemoClock(DateTimeOffset.UtcNow.AddDays(-220))))
            {
                say($"{tenant.RegionName}: there already");
                continue;
            }

            say($"{tenant.RegionName}: divisions, bureaus, departments, fields, rules, calendar");
            await using var people = new DemoPeople(portal, tenant);
            await people.OpenAsync(say);
            await DemoYear.RunAsync(people, stage, say);
            if (stage != Stages[0])
                await DemoLearners.RunAsync(people, say);
            if (stage == Stages[^1] && people.IsGuangxi)
                await new DemoDelivery(people, say).RunAsync();
            // What the job counts every night is there from the first minute.
            await people.PortalAsync(new RefreshCompletion());
        }
    }
}
