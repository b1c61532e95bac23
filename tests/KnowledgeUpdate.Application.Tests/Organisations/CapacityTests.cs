using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Tests.Organisations;

public sealed class CapacityTests(PortalFixture portal) : UnitTest(portal)
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public async Task The_office_gives_and_ends_a_capacity_and_the_history_is_the_units()
    {
        await Province.SendAsync(
            Office,
            new GrantCapacity(Id(University), await VersionAsync(University), Capacity.EducationBase, Today, null)
        );
        await Province.SendAsync(
            Office,
            new RevokeCapacity(Id(University), await VersionAsync(University), Capacity.EducationBase, Today.AddDays(30), "考核不合格")
        );

        var record = await Province.SendAsync(Office, new GetUnit(Id(University)));

        Assert.Contains(record.Capacities, c => c == new HeldCapacity(Capacity.EducationBase, Today, Today.AddDays(30), true));
        Assert.Equal(("RevokeCapacity", "考核不合格"), (record.History[0].Act, record.History[0].Reason));
    }

    [Fact, Walks("capacity-drafts", "capacity-told")]
    public async Task A_capacity_that_ends_leaves_what_is_filed_and_files_nothing_new()
    {
        var year = await SeminarYear.AtAsync(Province, SeminarStage.Called, 0);
        var host = year.HostOf(0);
        var draft = await year.DraftAsync(0);
        var filed = await year.FileAsync(0);
        Assert.Equal(
            new CapacityLoad(1, 1, 0),
            await Province.SendAsync(year.Bureau, new GetCapacityLoad(host.Unit.Id, Capacity.HostingUnit))
        );
        Assert.True((await Province.SendAsync(year.Office, new GetCapacityLoad(host.Unit.Id, Capacity.EducationBase))).IsEmpty);
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            Province.SendAsync(host, new GetCapacityLoad(host.Unit.Id, Capacity.HostingUnit))
        );

        await Province.SendAsync(
            year.Bureau,
            new RevokeCapacity(host.Unit.Id, await VersionAsync(University), Capacity.HostingUnit, year.Today.AddDays(-1), "连续两年未举办")
        );

        Assert.Equal(
            1,
            await Province.ReadAsync(db =>
                db.Notifications.CountAsync(n => n.UserId == host.UserId && n.Key.StartsWith("The capacity “{2}” of your unit ends on {0}"))
            )
        );
        await Refused.ByAsync(
            "{0} is not entered as a hosting unit. The HR bureau of your city enters the capacity.",
            async () => await Province.SendAsync(host, new SubmitSeminarProposal(draft, await year.VersionAsync<SeminarProposal>(draft)))
        );
        await year.RecommendAsync(filed);
    }

    [Fact]
    public async Task A_bureau_gives_no_designation_and_nobody_gives_what_is_held()
    {
        await RefusedInput.ForAsync(
            "Capacity",
            "This capacity is given by the programme office",
            async () =>
                await Province.SendAsync(
                    Bureau,
                    new GrantCapacity(Id(University), await VersionAsync(University), Capacity.EducationBase, Today, null)
                )
        );
        await Assert.ThrowsAsync<ForbiddenException>(async () =>
            await Province.SendAsync(
                Bureau,
                new RevokeCapacity(Id(University), await VersionAsync(University), Capacity.TrainingInstitution, Today, "试")
            )
        );
        await Refused.ByAsync(
            "{0} holds this capacity already.",
            async () =>
                await Province.SendAsync(
                    Bureau,
                    new GrantCapacity(Id(University), await VersionAsync(University), Capacity.HostingUnit, Today, null)
                )
        );
    }

    [Fact]
    public async Task The_units_version_guards_its_capacities()
    {
        var version = await VersionAsync(University);
        await Province.SendAsync(Office, new GrantCapacity(Id(University), version, Capacity.EducationBase, Today, null));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            Province.SendAsync(Office, new GrantCapacity(Id(University), version, Capacity.TrainingInstitution, Today, null))
        );
    }
}
