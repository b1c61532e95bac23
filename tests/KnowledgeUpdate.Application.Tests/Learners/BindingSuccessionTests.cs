using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Tests.Learners;

/// <summary>Units that decide about records are merged.</summary>
public sealed class BindingSuccessionTests(PortalFixture portal) : RecordTakenBackTest(portal)
{
    [Fact, Walks("unit-decisions")]
    public async Task A_bureau_that_decides_for_people_is_not_closed_and_its_successor_decides_in_its_place()
    {
        await RegisterAsync("13800000001", Name, 1);
        Province.Clock.Now += TimeSpan.FromDays(30);
        await Province.SendAsPortalAsync(new RaiseUnanswered());
        Assert.Equal(bureau.Unit.Id, (await BindingAsync()).DeciderId);
        var due = (await BindingAsync()).DueOn;
        var today = BeijingTime.DateOf(Province.Clock.Now);
        var successor = await Province.SendAsync(
            office,
            new EnterUnit(Province.Units["南宁市"].Id, "南宁市人才工作局", OrganisationKind.HrBureau, "450100", null)
        );

        var refused = await Refused.ByAsync(
            "{0} people, {1} proposals, {2} seminars, {3} decisions and {4} fields hang on {5}. Merge it into the unit that takes "
                + "its place, or end them first.",
            async () => await Province.SendAsync(office, new CloseUnit(bureau.Unit.Id, await UnitVersionAsync(), today, "机构改革"))
        );
        Assert.Equal(1, refused.Args[3]);
        await RefusedInput.ForAsync(
            "Target",
            "It decides for people of other units: only a unit of the same kind can take its place",
            async () =>
                await Province.SendAsync(office, new MergeUnit(bureau.Unit.Id, await UnitVersionAsync(), University, today, "机构改革"))
        );

        await Province.SendAsync(
            office,
            new MergeUnit(bureau.Unit.Id, await UnitVersionAsync(), "南宁市人才工作局", today, "机构改革", Capacities: MergeChoice.Move)
        );

        Assert.Equal(
            (successor, (Role?)Role.LocalBureau, due),
            ((await BindingAsync()).DeciderId, (await BindingAsync()).DeciderRole, (await BindingAsync()).DueOn)
        );
        var user = await Province.SendAsPortalAsync(
            new OpenAccount(
                "successor",
                "覃接手",
                null,
                "successor@test.invalid",
                "a long test password",
                [new Appointment(successor, Role.LocalBureau)],
                MustChange: false
            )
        );
        var place = await Province.ReadAsync(db =>
            db.Organisations.Where(o => o.Id == successor).Select(o => new OrganisationPlace(o.Id, o.Name, o.Kind, o.Path)).SingleAsync()
        );
        await DecideAsync(
            new Person(
                user,
                "覃接手",
                await Province.ReadAsync(db => db.Memberships.Where(m => m.UserId == user).Select(m => m.Id).SingleAsync()),
                Role.LocalBureau,
                place
            ),
            true
        );
    }

    [Fact]
    public async Task A_unit_that_only_confirms_as_an_employer_merges_into_a_unit_of_another_kind()
    {
        await RegisterAsync("13800000001", Name, 1);
        Assert.Equal(unit.Unit.Id, (await BindingAsync()).DeciderId);
        var version = await Province.ReadAsync(db =>
            db.Organisations.Where(o => o.Id == unit.Unit.Id).Select(o => o.Version).SingleAsync()
        );

        await Province.SendAsync(
            office,
            new MergeUnit(
                unit.Unit.Id,
                version,
                SeminarYear.Agriculture,
                BeijingTime.DateOf(Province.Clock.Now),
                "合并",
                MergeChoice.Move,
                MergeChoice.Move,
                MergeChoice.Move
            )
        );

        Assert.Equal(Province.Units[SeminarYear.Agriculture].Id, (await BindingAsync()).DeciderId);
    }

    private Task<uint> UnitVersionAsync() =>
        Province.ReadAsync(db => db.Organisations.Where(o => o.Id == bureau.Unit.Id).Select(o => o.Version).SingleAsync());
}
