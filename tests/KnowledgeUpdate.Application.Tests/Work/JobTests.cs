using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Work;
using KnowledgeUpdate.Migrator;
using KnowledgeUpdate.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeUpdate.Application.Tests.Work;

public sealed class JobTests(PortalFixture portal) : UseCaseTest(portal)
{
    /// <summary>Each step saves one phrase, which shows what was committed; a test may make a step fail.</summary>
    private sealed class SavePhrases(PortalDbContext db, Action<Job> before) : IJobStep
    {
        public string Kind => "SavePhrases";

        public Task<StepDone> RunAsync(Job job, CancellationToken ct)
        {
            db.SavedPhrases.Add(new SavedPhrase(job.UserId!.Value, $"phrase {job.Done}"));
            before(job);
            return Task.FromResult(new StepDone(1, "saved"));
        }
    }

    [Fact]
    public async Task Work_goes_step_by_step_to_its_end_and_stays_there()
    {
        var person = await Province.PersonAsync(Role.ProgrammeOffice, "专业技术人员管理处");
        var job = await OrderAsync(person, 3);
        await using var host = Host();

        var goesOn = new List<bool>();
        for (var i = 0; i < 5; i++)
            goesOn.Add(await host.SendAsPortalAsync(Province.Tenant, new RunJobStep(job)));

        Assert.Equal([true, true, false, false, false], goesOn);
        var end = await Province.SendAsync(person, new GetJob(job));
        Assert.Equal((3, 3, JobState.Finished, "saved", true), (end.Done, end.Total, end.State, end.Result, end.IsOver));
        Assert.Equal(["phrase 0", "phrase 1", "phrase 2"], await PhrasesAsync());
        Assert.Empty(await host.SendAsPortalAsync(Province.Tenant, new ListOpenJobs()));
    }

    [Fact]
    public async Task A_step_that_fails_leaves_nothing_and_the_steps_before_stand()
    {
        var person = await Province.PersonAsync(Role.ProgrammeOffice, "专业技术人员管理处");
        var job = await OrderAsync(person, 3);
        await using var host = Host(j => _ = j.Done == 1 ? throw new IOException("disk") : 0);
        await host.SendAsPortalAsync(Province.Tenant, new RunJobStep(job));

        await Assert.ThrowsAsync<IOException>(() => host.SendAsPortalAsync(Province.Tenant, new RunJobStep(job)));

        Assert.Equal((1, JobState.Running), await StandAsync(job));
        Assert.Equal(["phrase 0"], await PhrasesAsync());
        await host.SendAsPortalAsync(Province.Tenant, new FailJob(job, "ref"));
        await host.SendAsPortalAsync(Province.Tenant, new FailJob(job, "later"));
        Assert.Equal(
            (JobState.Failed, "ref"),
            await Province.ReadAsync(async db =>
                await db.Jobs.Where(j => j.Id == job).Select(j => new ValueTuple<JobState, string?>(j.State, j.Result)).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task Work_resumes_after_a_crash_where_it_stood()
    {
        var person = await Province.PersonAsync(Role.ProgrammeOffice, "专业技术人员管理处");
        var job = await OrderAsync(person, 3);
        var node = $"dying-{Guid.NewGuid():N}";
        await using (
            var dying = new UseCaseHost(
                $"{Database.Web};Application Name={node}",
                Province.Clock,
                s =>
                    AddStep(
                        s,
                        j =>
                        {
                            if (j.Done == 1)
                                TestDatabase
                                    .SqlAsync(
                                        Database.Admin,
                                        $"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = '{node}'"
                                    )
                                    .Wait();
                        }
                    )
            )
        )
        {
            await dying.SendAsPortalAsync(Province.Tenant, new RunJobStep(job));
            await EndedSession.FailsAsync(() => dying.SendAsPortalAsync(Province.Tenant, new RunJobStep(job)));
        }

        await using var living = Host();
        Assert.Equal([job], await living.SendAsPortalAsync(Province.Tenant, new ListOpenJobs()));
        while (await living.SendAsPortalAsync(Province.Tenant, new RunJobStep(job))) { }

        Assert.Equal((3, JobState.Finished), await StandAsync(job));
        Assert.Equal(["phrase 0", "phrase 1", "phrase 2"], await PhrasesAsync());
    }

    [Fact]
    public async Task Two_nodes_never_do_the_same_step()
    {
        var person = await Province.PersonAsync(Role.ProgrammeOffice, "专业技术人员管理处");
        var job = await OrderAsync(person, 12);
        await using var host = Host(_ => Thread.Sleep(10));

        while (await Province.ReadAsync(db => db.Jobs.AnyAsync(j => j.Id == job && j.EndedAt == null)))
            await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => host.SendAsPortalAsync(Province.Tenant, new RunJobStep(job))));

        Assert.Equal((12, JobState.Finished), await StandAsync(job));
        Assert.Equal(12, (await PhrasesAsync()).Distinct().Count());
        Assert.Equal(12, (await PhrasesAsync()).Count);
    }

    [Fact]
    public async Task A_person_stops_his_own_work_after_the_step_under_way_and_nobody_elses()
    {
        var (person, other) = (
            await Province.PersonAsync(Role.ProgrammeOffice, "专业技术人员管理处"),
            await Province.PersonAsync(Role.ProgrammeOffice, "专业技术人员管理处")
        );
        var job = await OrderAsync(person, 3);
        await using var host = Host();
        await host.SendAsPortalAsync(Province.Tenant, new RunJobStep(job));
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(other, new CancelJob(job)));
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(other, new GetJob(job)));

        await Province.SendAsync(person, new CancelJob(job));

        Assert.False(await host.SendAsPortalAsync(Province.Tenant, new RunJobStep(job)));
        Assert.Equal((1, JobState.Cancelled), await StandAsync(job));
        await Refused.ByAsync("This work has ended already.", () => Province.SendAsync(person, new CancelJob(job)));
    }

    private static void AddStep(IServiceCollection services, Action<Job> before) =>
        services.AddScoped<IJobStep>(p => new SavePhrases(p.GetRequiredService<PortalDbContext>(), before));

    private UseCaseHost Host(Action<Job>? before = null) => new(Database.Web, Province.Clock, s => AddStep(s, before ?? (_ => { })));

    private Task<Guid> OrderAsync(Person person, int steps) =>
        Province.ReadAsync(async db =>
        {
            var job = new Job("SavePhrases", "{}", steps, person.UserId, person.MembershipId, Province.Clock.Now);
            db.Jobs.Add(job);
            await db.SaveChangesAsync();
            await db.Database.CommitTransactionAsync();
            return job.Id;
        });

    private Task<(int Done, JobState State)> StandAsync(Guid job) =>
        Province.ReadAsync(async db =>
            await db.Jobs.Where(j => j.Id == job).Select(j => new ValueTuple<int, JobState>(j.Done, j.State)).SingleAsync()
        );

    private Task<List<string>> PhrasesAsync() =>
        Province.ReadAsync(db => db.SavedPhrases.OrderBy(p => p.Text).Select(p => p.Text).ToListAsync());
}
