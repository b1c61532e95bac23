using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Domain.Tests.Learners;

public sealed class ActivityUnitsTests
{
    [Theory]
    [InlineData("天", "day"), InlineData("门", "course"), InlineData("学年", "academic year"), InlineData("次", "time")]
    public void A_usual_unit_has_its_English(string unit, string english) => Assert.Equal(english, ActivityUnits.English(unit));

    [Fact]
    public void A_unit_that_no_table_uses_stays_as_the_province_wrote_it() => Assert.Equal("车次", ActivityUnits.English("车次"));
}
