using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Tests.Learners;

/// <summary>A claim that waits for an employer who has no say any more goes to whoever has.</summary>
public sealed class WaitingClaimTests(PortalFixture portal) : RecordTest(portal)
{
    private Person person = null!;
    private Guid claim,
        employment;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        person = await RegisterAsync("13800000009", "覃新人", 9, University);
        employment = await Province.ReadAsync(db =>
            db.Employments.Where(e => e.State == EmploymentState.Pending).Select(e => e.Id).SingleAsync()
        );
        await Province.SendAsync(unit, new DecideEmployment(employment, await VersionAsync(), true, null));
        claim = await ClaimAsync(person, "学术会议", submit: true);
        Assert.Equal((unit.Unit.Id, null), await WhereAsync());
    }

    private Task<uint> VersionAsync() =>
        Province.ReadAsync(db => db.Employments.Where(e => e.Id == employment).Select(e => e.Version).SingleAsync());

    private Task<(Guid?, Guid?)> WhereAsync() =>
        Province.ReadAsync(async db =>
            await db
                .HourClaims.Where(c => c.Id == claim)
                .Select(c => new ValueTuple<Guid?, Guid?>(c.EmployerId, c.RaisedToId))
                .SingleAsync()
        );

    private Task<Guid> ItemAsync() =>
        Province.ReadAsync(db =>
            db.WorkItems.Where(w => w.SubjectId == claim && w.DoneAt == null).Select(w => w.OrganisationId).SingleAsync()
        );

    [Fact, Walks("employment-learner", "employment-claims")]
    public async Task Whose_employment_ends_has_claims_confirmed_by_the_bureau_of_the_place()
    {
        await Province.SendAsync(unit, new EndEmployment(employment, await VersionAsync(), BeijingTime.DateOf(Province.Clock.Now), "离职"));

        Assert.Null(
            await Province.ReadAsync(db => db.Learners.Where(l => l.UserId == person.UserId).Select(l => l.EmployerId).SingleAsync())
        );
        Assert.Equal((null, bureau.Unit.Id), await WhereAsync());
        Assert.Equal(bureau.Unit.Id, await ItemAsync());
        await Assert.ThrowsAsync<NotFoundException>(() => DecideClaimAsync(unit));
        await DecideClaimAsync(bureau);
        Assert.Equal(
            ClaimState.Credited,
            await Province.ReadAsync(db => db.HourClaims.Where(c => c.Id == claim).Select(c => c.State).SingleAsync())
        );
    }

    [Fact]
    public async Task Who_goes_to_another_employer_has_them_confirmed_there()
    {
        await Province.SendAsync(person, new ChangeEmployer(Polytechnic));
        employment = await Province.ReadAsync(db =>
            db.Employments.Where(e => e.State == EmploymentState.Pending).Select(e => e.Id).SingleAsync()
        );
        Assert.Equal((unit.Unit.Id, null), await WhereAsync());

        await Province.SendAsync(other, new DecideEmployment(employment, await VersionAsync(), true, null));

        Assert.Equal((other.Unit.Id, null), await WhereAsync());
        Assert.Equal(other.Unit.Id, await ItemAsync());
    }

    private async Task DecideClaimAsync(Person by) =>
        await Province.SendAsync(
            by,
            new DecideClaim(
                claim,
                await Province.ReadAsync(db => db.HourClaims.Where(c => c.Id == claim).Select(c => c.Version).SingleAsync()),
                ClaimAction.Credit,
                null
            )
        );

    [Fact]
    public async Task A_claim_that_waits_for_the_office_stays_there_when_the_person_finds_an_employer()
    {
        var free = await RegisterAsync("13800000010", "覃无业", 10);
        claim = await ClaimAsync(free, "学术会议", submit: true);
        Assert.Equal((null, null), await WhereAsync());
        var item = await ItemAsync();
        await Province.SendAsync(free, new ChangeEmployer(Polytechnic));
        employment = await Province.ReadAsync(db =>
            db.Employments.Where(e => e.State == EmploymentState.Pending).Select(e => e.Id).SingleAsync()
        );

        await Province.SendAsync(other, new DecideEmployment(employment, await VersionAsync(), true, null));

        Assert.Equal((null, null), await WhereAsync());
        Assert.Equal(item, await ItemAsync());
        Assert.Equal(office.Unit.Id, item);
    }

    [Fact]
    public async Task The_only_administrator_of_the_next_employer_does_not_confirm_the_own_claim()
    {
        // The learner comes to run the unit to which the employment goes.
        var administrator = await Province.JoinAsync(office, person, Role.UnitAdministrator, Polytechnic);
        await TestDatabase.SqlAsync(Database.Admin, $"UPDATE memberships SET \"to\" = '2026-01-01' WHERE id = '{other.MembershipId}'");
        await Province.SendAsync(administrator, new EnterLearner("覃新人", IdentityKind.ResidentId, TestIdentity.Number(9), Nothing));
        employment = (await ClaimedAsync()).Id;
        await Province.SendAsync(unit, new DecideEmployment(employment, await VersionAsync(), true, null));

        var (employer, raised) = await WhereAsync();
        Assert.Null(employer);
        Assert.Equal(await ItemAsync(), raised);
        Assert.NotEqual(administrator.Unit.Id, raised);
        await Refused.ByAsync("You filed this claim yourself. Somebody else decides it.", () => DecideClaimAsync(administrator));
    }

    [Fact]
    public async Task Claims_made_under_a_request_that_is_refused_or_withdrawn_go_to_the_bureau()
    {
        var asking = await RegisterAsync("13800000010", "覃待定", 10, University);
        claim = await ClaimAsync(asking, "学术会议", submit: true);
        Assert.Equal((unit.Unit.Id, null), await WhereAsync());
        employment = await Province.ReadAsync(db =>
            db.Employments.Where(e => e.State == EmploymentState.Pending).Select(e => e.Id).SingleAsync()
        );
        await Province.SendAsync(unit, new DecideEmployment(employment, await VersionAsync(), false, "不在我单位"));
        Assert.Equal((null, bureau.Unit.Id), await WhereAsync());
        Assert.Equal(bureau.Unit.Id, await ItemAsync());
        Assert.Contains("{0} claims wait for your confirmation, since no employer confirms them any more", await NoticesAsync(bureau));

        // Asked again, the unit confirms again; the request withdrawn, it does no more.
        await Province.SendAsync(asking, new ChangeEmployer(Polytechnic));
        Assert.Equal(other.Unit.Id, (await WhereAsync()).Item1);
        employment = await Province.ReadAsync(db =>
            db.Employments.Where(e => e.State == EmploymentState.Pending).Select(e => e.Id).SingleAsync()
        );
        await Province.SendAsync(asking, new WithdrawEmployerRequest(employment, await VersionAsync()));
        Assert.Null((await WhereAsync()).Item1);
    }

    [Fact]
    public async Task Claims_of_a_record_merged_into_the_person_s_go_the_same_way()
    {
        var merged = (await Province.SendAsync(unit, new EnterLearner("覃新人", IdentityKind.ResidentId, TestIdentity.Number(11), Nothing)))
            .Id!
            .Value;
        var kept = await Province.ReadAsync(db => db.Learners.Where(l => l.UserId == person.UserId).Select(l => l.Id).SingleAsync());
        await TestDatabase.SqlAsync(Database.Admin, $"UPDATE hour_claims SET learner_id = '{merged}' WHERE id = '{claim}'");
        await Province.SendAsync(
            office,
            new MergeLearners(
                kept,
                merged,
                await Province.ReadAsync(db => db.Learners.Where(l => l.Id == merged).Select(l => l.Version).SingleAsync()),
                "同一人。"
            )
        );
        employment = await Province.ReadAsync(db =>
            db.Employments.Where(e => e.LearnerId == kept && e.State == EmploymentState.Confirmed).Select(e => e.Id).SingleAsync()
        );

        await Province.SendAsync(unit, new EndEmployment(employment, await VersionAsync(), BeijingTime.DateOf(Province.Clock.Now), "离职"));

        Assert.Equal((null, bureau.Unit.Id), await WhereAsync());
    }
}
