using CsCheck;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Domain.Tests.Learners;

public sealed class RequirementTests
{
    private static readonly YearlyRequirement OfRequirement = new(90, 60, 15, ShareBasis.Requirement, "Order No. 25");
    private static readonly YearlyRequirement OfActual = OfRequirement with { Basis = ShareBasis.Actual };

    private static readonly Gen<HourTotals> Totals =
        from c in Gen.Int[0, 400]
        from e in Gen.Int[0, 800]
        from p in Gen.Int[0, 1500]
        select new HourTotals(c / 10m, e / 10m, p / 10m);

    [Theory]
    [InlineData(15, 15, 60, true, true)]
    [InlineData(15, 15, 59, false, false)]
    [InlineData(15, 30, 90, true, true)]
    [InlineData(15, 45, 65, true, false)]
    [InlineData(0, 30, 60, false, false)]
    public void The_fixtures(int compulsory, int elective, int professional, bool byRequirement, bool byActual)
    {
        var totals = new HourTotals(compulsory, elective, professional);
        Assert.Equal((byRequirement, byActual), (OfRequirement.Measure(totals).IsComplete, OfActual.Measure(totals).IsComplete));
    }

    [Fact]
    public void Fifty_nine_professional_hours_leave_one_missing() =>
        Assert.Equal([new(HourCategory.Professional, 1)], OfRequirement.Measure(new HourTotals(15, 15, 59)).Missing);

    [Fact]
    public void A_share_of_what_was_learned_asks_for_hours_that_count_in_the_whole_too() =>
        Assert.Equal([new(HourCategory.Professional, 55)], OfActual.Measure(new HourTotals(15, 45, 65)).Missing);

    [Fact]
    public void What_is_missing_is_exactly_what_completes_the_year() =>
        Gen.Select(Totals, Gen.Bool)
            .Sample(
                (totals, actual) =>
                {
                    var requirement = actual ? OfActual : OfRequirement;
                    var missing = requirement.Measure(totals).Missing;
                    var filled = missing.Aggregate(totals, (sum, m) => sum.Plus(m.Category, m.Hours));
                    return requirement.Measure(filled).IsComplete
                        && missing.All(m => !requirement.Measure(filled.Plus(m.Category, -0.1m)).IsComplete);
                }
            );
}
