using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Tests.Seminars;

/// <summary>
/// A test in a year of seminars, with what must stand beside every change of state: history, trail, worklist and notices.
/// </summary>
public abstract class SeminarTest(PortalFixture portal) : UseCaseTest(portal)
{
    private int events,
        steps,
        notices;

    protected SeminarYear Year { get; private set; } = null!;

    protected async Task BeginAsync(
        SeminarStage stage,
        int proposals = 3,
        Func<CallTerms, CallTerms>? terms = null,
        Func<int, ProposalContent, ProposalContent>? content = null
    )
    {
        Year = await SeminarYear.AtAsync(Province, stage, proposals, terms, content);
        await MarkAsync();
    }

    protected Task<T> AsAsync<T>(Person person, MediatR.IRequest<T> message) => Province.SendAsync(person, message);

    protected Task<uint> ProposalVersionAsync(int index = 0) => Year.VersionAsync<SeminarProposal>(Year.Proposals[index]);

    protected Task<uint> CallVersionAsync() => Year.VersionAsync<SeminarCall>(Year.Call);

    protected Task<uint> PlanVersionAsync() => Year.VersionAsync<AnnualPlan>(Year.Plan);

    protected Task<SeminarProposal> ProposalAsync(int index = 0) => Year.LoadAsync<SeminarProposal>(Year.Proposals[index]);

    /// <summary>Remembers how long the history and the trail are, and how many notices there are.</summary>
    protected async Task MarkAsync() => (events, steps, notices) = await CountAsync();

    /// <summary>What the history, the trail and the notices gained since the mark.</summary>
    protected async Task<(int Events, int Steps, int Notices)> GainedAsync()
    {
        var now = await CountAsync();
        return (now.Events - events, now.Steps - steps, now.Notices - notices);
    }

    /// <summary>Nothing at all was written since the mark.</summary>
    protected async Task AssertNothingWrittenAsync() => Assert.Equal((0, 0, 0), await GainedAsync());

    /// <summary>Acts that wait for somebody about a record.</summary>
    protected Task<List<string>> OpenWorkAsync(Guid subject) =>
        Province.ReadAsync(db =>
            db.WorkItems.Where(w => w.SubjectId == subject && w.DoneAt == null).OrderBy(w => w.Act).Select(w => w.Act).ToListAsync()
        );

    protected Task<ReviewStep> LastStepAsync(Guid subject) =>
        Province.ReadAsync(db =>
            db.ReviewSteps.AsNoTracking().Where(s => s.SubjectId == subject).OrderByDescending(s => s.Id).FirstAsync()
        );

    /// <summary>A person of another role or unit.</summary>
    protected Task<Person> SomebodyAsync(Role role, string unit) => Province.PersonAsync(role, unit);

    /// <summary>The office of another province.</summary>
    protected async Task<(TestProvince Province, Person Office)> AbroadAsync()
    {
        var other = await TestProvince.FoundAsync(Database);
        other.Clock.Now = Province.Clock.Now;
        return (other, await other.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit));
    }

    private Task<(int Events, int Steps, int Notices)> CountAsync() =>
        Province.ReadAsync(async db =>
            (await db.AuditEvents.CountAsync(), await db.ReviewSteps.CountAsync(), await db.Notifications.CountAsync())
        );
}
