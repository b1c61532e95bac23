using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Tests.Organisations;

public sealed class CloseUnitTests(PortalFixture portal) : UnitTest(portal)
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact, Consequences.Walks("unit-roles")]
    public async Task A_closed_unit_ends_its_memberships_and_says_who_took_its_place()
    {
        var administrator = await Province.PersonAsync(Role.UnitAdministrator, "五象金融研究院");

        await Province.SendAsync(
            Bureau,
            new MergeUnit(
                Id("五象金融研究院"),
                await VersionAsync("五象金融研究院"),
                University,
                Today,
                "合并",
                null,
                null,
                MergeChoice.End
            )
        );

        var closed = await UnitAsync(Id("五象金融研究院"));
        Assert.Equal((Today, Id(University)), (closed.ClosedOn!.Value, closed.MergedIntoId!.Value));
        Assert.Equal(
            Today,
            await Province.ReadAsync(db => db.Memberships.Where(m => m.Id == administrator.MembershipId).Select(m => m.To).SingleAsync())
        );
    }

    [Fact]
    public async Task A_unit_with_open_units_below_stays_open()
    {
        await Province.SendAsync(Office, new EnterUnit(Id(University), "附属医院", OrganisationKind.PublicInstitution, "450100", null));

        await Refused.ByAsync(
            "{0} open units stand under {1}. Move or close them first.",
            async () => await Province.SendAsync(Office, new CloseUnit(Id(University), await VersionAsync(University), Today, "撤销"))
        );

        Assert.True((await UnitAsync(Id(University))).IsActive);
    }

    [Fact, Consequences.Walks("unit-people", "unit-running")]
    public async Task A_unit_on_which_people_hang_is_not_closed_and_a_merger_passes_or_ends_each_by_a_named_choice()
    {
        const string Institute = "五象金融研究院";
        var administrator = await Province.PersonAsync(Role.UnitAdministrator, Institute);
        var nothing = new Domain.Learners.Profession(
            null,
            Domain.Learners.TitleLevel.None,
            null,
            null,
            Domain.Learners.Education.NotStated
        );
        var learner = (
            await Province.SendAsync(
                administrator,
                new Application.Learners.EnterLearner("韦知新", Domain.Learners.IdentityKind.ResidentId, TestIdentity.Number(1), nothing)
            )
        )
            .Id!
            .Value;
        var person = await Province.PersonAsync(Role.Learner, Institute);
        var asked = await Province.SendAsync(
            person,
            new Application.Learners.AddMyLearner(
                "覃新人",
                Domain.Learners.IdentityKind.ResidentId,
                TestIdentity.Number(2),
                Institute,
                nothing
            )
        );
        await Province.SendAsync(
            Office,
            new GrantCapacity(Id(Institute), await VersionAsync(Institute), Capacity.EducationBase, Today, null)
        );

        await Refused.ByAsync(
            "{0} people, {1} proposals, {2} seminars, {3} decisions and {4} fields hang on {5}. Merge it into the unit that takes "
                + "its place, or end them first.",
            async () => await Province.SendAsync(Bureau, new CloseUnit(Id(Institute), await VersionAsync(Institute), Today, "撤销"))
        );
        await RefusedInput.ForAsync(
            "Employments",
            "Choose what happens with them",
            async () =>
                await Province.SendAsync(Bureau, new MergeUnit(Id(Institute), await VersionAsync(Institute), University, Today, "合并"))
        );

        await Province.SendAsync(
            Bureau,
            new MergeUnit(Id(Institute), await VersionAsync(Institute), University, Today, "合并", MergeChoice.Move, null, MergeChoice.Move)
        );

        Assert.Equal(
            Id(University),
            await Province.ReadAsync(db => db.Learners.Where(l => l.Id == learner).Select(l => l.EmployerId).SingleAsync())
        );
        Assert.Equal(
            [Domain.Learners.EmploymentState.Ended, Domain.Learners.EmploymentState.Confirmed],
            await Province.ReadAsync(db =>
                db.Employments.Where(e => e.LearnerId == learner)
                    .OrderBy(e => e.RequestedAt)
                    .ThenBy(e => e.Id)
                    .Select(e => e.State)
                    .ToListAsync()
            )
        );
        Assert.Equal(
            Domain.Learners.EmploymentState.Withdrawn,
            await Province.ReadAsync(db => db.Employments.Where(e => e.LearnerId == asked).Select(e => e.State).SingleAsync())
        );
        Assert.Contains(
            "{0} is closed: your request to it ended. Choose your employer again",
            await Province.ReadAsync(db => db.Notifications.Where(n => n.UserId == person.UserId).Select(n => n.Key).ToListAsync())
        );
        Assert.Equal(
            0,
            await Province.ReadAsync(db => db.WorkItems.CountAsync(w => w.OrganisationId == Id(Institute) && w.DoneAt == null))
        );
        Assert.Equal(
            1,
            await Province.ReadAsync(db =>
                db.OrganisationCapacities.CountAsync(c =>
                    c.OrganisationId == Id(University) && c.Capacity == Capacity.EducationBase && c.To == null
                )
            )
        );
    }

    [Fact]
    public async Task A_day_to_come_and_an_empty_reason_are_refused()
    {
        await RefusedInput.ForAsync(
            [("On", "Enter today or an earlier day"), ("Reason", "Enter the reason")],
            () => Province.SendAsync(Office, new CloseUnit(Id(University), 1, Today.AddDays(1), ""))
        );
    }
}
