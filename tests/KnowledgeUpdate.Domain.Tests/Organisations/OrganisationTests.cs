using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Domain.Tests.Organisations;

public sealed class OrganisationTests
{
    private static readonly DateOnly Day = new(2026, 7, 1);
    private readonly Organisation region = Organisation.Create("自治区", OrganisationKind.Division, null, "450000");
    private readonly Organisation city;
    private readonly Organisation unit;
    private readonly Organisation other;

    public OrganisationTests()
    {
        city = Organisation.Create("市", OrganisationKind.Division, region, "450100");
        unit = Organisation.Create(" 学校 ", OrganisationKind.University, city, "450103", "12450000MB0T000151");
        other = Organisation.Create("研究所", OrganisationKind.ResearchInstitute, region, "450100");
    }

    [Fact]
    public void A_unit_stands_under_its_parent()
    {
        Assert.Equal($"{region.Id:N}.{city.Id:N}.{unit.Id:N}", unit.Path);
        Assert.Equal((3, city.Id, "学校", null, 1), (unit.Depth, unit.ParentId, unit.Name, region.ParentId, region.Depth));
        Assert.Equal(
            (true, false, true, false),
            (unit.IsWithin(region), region.IsWithin(unit), region.IsInLineWith(unit), unit.IsInLineWith(other))
        );
    }

    [Fact]
    public void A_wrong_credit_code_is_refused()
    {
        Refused.By(
            "{0} is not a unified social credit code: check the 18 characters and the check character.",
            () => Organisation.Create("甲", OrganisationKind.Enterprise, city, "450100", "12450000MB0T000150")
        );
        Refused.By(
            "{0} is not a unified social credit code: check the 18 characters and the check character.",
            () => unit.Correct("乙", OrganisationKind.Enterprise, "450100", "1")
        );
        Assert.Equal(("学校", "12450000MB0T000151"), (unit.Name, unit.CreditCode));
    }

    [Fact]
    public void A_moved_unit_tells_its_path_before()
    {
        var before = unit.Path;

        Assert.Equal(before, unit.MoveUnder(other, "划转"));
        Assert.Equal(($"{other.Path}.{unit.Id:N}", other.Id, 3, "划转"), (unit.Path, unit.ParentId, unit.Depth, unit.ChangeReason));
    }

    [Fact]
    public void A_unit_is_not_moved_below_itself_or_under_a_closed_unit()
    {
        other.Close(Day, "撤销");
        var before = city.Path;

        Refused.By("{0} stands under {1}: a unit cannot be moved below itself.", () => city.MoveUnder(city, "x"));
        Refused.By("{0} stands under {1}: a unit cannot be moved below itself.", () => city.MoveUnder(unit, "x"));
        Refused.By("{0} is closed. Choose the unit that took its place.", () => city.MoveUnder(other, "x"));
        Refused.By(
            "{0} is closed. Choose the unit that took its place.",
            () => Organisation.Create("甲", OrganisationKind.Enterprise, other, "450100")
        );
        Assert.Equal((before, null), (city.Path, city.ChangeReason));
    }

    [Fact]
    public void A_merged_unit_is_closed_and_names_its_successor()
    {
        unit.MergeInto(other, Day, "合并");

        Assert.Equal((Day, other.Id, "合并", false), (unit.ClosedOn, unit.MergedIntoId, unit.ChangeReason, unit.IsActive));
        Refused.By("{0} has been closed since {1:yyyy-MM-dd}.", () => unit.MergeInto(other, Day, "再"));
        Refused.By("{0} has been closed since {1:yyyy-MM-dd}.", () => unit.Close(Day, "再"));
    }

    [Fact]
    public void A_unit_is_not_merged_into_itself_a_unit_below_or_a_closed_one()
    {
        other.Close(Day, "撤销");

        Refused.By("A unit cannot be merged into itself or a unit below it.", () => city.MergeInto(city, Day, "x"));
        Refused.By("A unit cannot be merged into itself or a unit below it.", () => city.MergeInto(unit, Day, "x"));
        Refused.By("{0} is closed. Choose the unit that took its place.", () => city.MergeInto(other, Day, "x"));
        Assert.Equal((true, null), (city.IsActive, city.MergedIntoId));
    }

    [Fact]
    public void A_capacity_is_held_once_at_a_time()
    {
        unit.Grant(Capacity.HostingUnit, Day, Day.AddDays(30));

        Refused.By("{0} holds this capacity already.", () => unit.Grant(Capacity.HostingUnit, Day.AddDays(30)));
        Refused.By("{0} holds this capacity already.", () => unit.Grant(Capacity.HostingUnit, Day.AddDays(-9), Day));
        Refused.By("{0} holds this capacity already.", () => unit.Grant(Capacity.HostingUnit, Day.AddDays(-9)));
        Refused.By(
            "A capacity cannot end before it begins on {0:yyyy-MM-dd}.",
            () => unit.Grant(Capacity.HostingUnit, Day.AddDays(90), Day.AddDays(89))
        );
        unit.Grant(Capacity.HostingUnit, Day.AddDays(-9), Day.AddDays(-1));
        unit.Grant(Capacity.HostingUnit, Day.AddDays(31));
        unit.Grant(Capacity.EducationBase, Day);

        Assert.Equal(
            [(Day, Day.AddDays(30)), (Day.AddDays(-9), Day.AddDays(-1)), (Day.AddDays(31), null), (Day, null)],
            unit.Capacities.Select(c => (c.From, c.To))
        );
    }

    [Fact]
    public void A_capacity_is_ended_and_not_before_it_began()
    {
        unit.Grant(Capacity.HostingUnit, Day);
        unit.Grant(Capacity.EducationBase, Day);

        Refused.By("A capacity cannot end before it begins on {0:yyyy-MM-dd}.", () => unit.Revoke(Capacity.HostingUnit, Day.AddDays(-1)));
        unit.Revoke(Capacity.HostingUnit, Day.AddDays(5));
        unit.Revoke(Capacity.HostingUnit, Day.AddDays(9));

        Assert.Equal([Day.AddDays(5), null], unit.Capacities.Select(c => c.To));
    }
}
