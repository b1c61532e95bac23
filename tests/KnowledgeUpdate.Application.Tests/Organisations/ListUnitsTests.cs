using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Tests.Organisations;

public sealed class ListUnitsTests(PortalFixture portal) : UnitTest(portal)
{
    private Task<UnitList> ListAsync(
        Person who,
        Guid? under = null,
        string? words = null,
        OrganisationKind? kind = null,
        Capacity? capacity = null,
        UnitState state = UnitState.Open
    ) => Province.SendAsync(who, new ListUnits(under, words, kind, capacity, state, new PageOf(Size: 50)));

    [Fact]
    public async Task A_level_shows_the_direct_children_and_the_way_up()
    {
        var list = await ListAsync(Office, Id(Nanning));

        Assert.Equal((Nanning, "广西壮族自治区"), (list.Here!.Name, Assert.Single(list.Above).Name));
        Assert.Contains(list.Rows.Rows, r => r.Name == University);
        Assert.DoesNotContain(list.Rows.Rows, r => r.Name == "柳州智造职业技术大学");
    }

    [Fact]
    public async Task A_search_finds_at_every_level_by_part_of_a_name_by_code_by_kind_and_by_capacity()
    {
        var code = (await UnitAsync(Id(University))).CreditCode!;

        Assert.Equal(University, Assert.Single((await ListAsync(Office, words: "江大")).Rows.Rows).Name);
        Assert.Equal(University, Assert.Single((await ListAsync(Office, words: code.ToLowerInvariant())).Rows.Rows).Name);
        Assert.Equal(2, (await ListAsync(Office, kind: OrganisationKind.University)).Rows.Total.Value);
        Assert.Equal(4, (await ListAsync(Office, capacity: Capacity.HostingUnit)).Rows.Total.Value);
        Assert.Empty((await ListAsync(Office, words: "%")).Rows.Rows);
        Assert.Empty((await ListAsync(Office, state: UnitState.Closed)).Rows.Rows);
    }

    [Fact]
    public async Task A_bureau_sees_its_area_a_department_its_own_a_unit_itself()
    {
        var department = await Province.PersonAsync(Role.IndustryDepartment, "自治区农业农村厅");
        var administrator = await Province.PersonAsync(Role.UnitAdministrator, University);

        Assert.Equal(Nanning, (await ListAsync(Bureau)).Here!.Name);
        Assert.Empty((await ListAsync(Bureau, words: "柳州")).Rows.Rows);
        await Assert.ThrowsAsync<NotFoundException>(() => ListAsync(Bureau, Id(Liuzhou)));
        Assert.Equal("八桂农业科学研究院", Assert.Single((await ListAsync(department)).Rows.Rows).Name);
        Assert.Equal(University, Assert.Single((await ListAsync(administrator)).Rows.Rows).Name);
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(administrator, new GetUnit(Id("五象金融研究院"))));
    }
}
