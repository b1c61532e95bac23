using KnowledgeUpdate.Domain.Experts;
using KnowledgeUpdate.Domain.Organisations;
using static KnowledgeUpdate.Domain.Tests.Samples;

namespace KnowledgeUpdate.Domain.Tests.Experts;

public sealed class ExpertTests
{
    private static readonly ScoringCriterion[] Criteria = [new("选题价值", 40), new("课程与师资", 35), new("经费", 25)];

    [Fact]
    public void A_score_is_the_weighted_sum_and_may_be_given_again()
    {
        var assignment = Assignment();

        assignment.Submit(Criteria, [80, 90, 100], " 好 ", WhileOpen);
        Assert.Equal(
            (88.5m, "好", WhileOpen, AssignmentState.Submitted),
            (assignment.Score, assignment.Comment, assignment.SubmittedAt, assignment.State)
        );
        assignment.Submit(Criteria, [0, 0, 0], "改", AfterClosing);
        Assert.Equal((0m, AfterClosing), (assignment.Score, assignment.SubmittedAt));
    }

    [Theory]
    [InlineData(new[] { 80, 90 })]
    [InlineData(new[] { 80, 90, 101 })]
    [InlineData(new[] { -1, 90, 100 })]
    public void Every_criterion_has_points_from_0_to_100(int[] points)
    {
        var assignment = Assignment();

        Refused.By(
            "Give every criterion points from 0 to 100.",
            () => assignment.Submit(Criteria, [.. points.Select(p => (decimal)p)], "", WhileOpen)
        );
        Assert.Equal((AssignmentState.Open, null), (assignment.State, assignment.Score));
    }

    [Fact]
    public void Who_stood_aside_does_not_score_and_leaves_no_score()
    {
        var assignment = Assignment();
        assignment.Submit(Criteria, [80, 90, 100], "好", WhileOpen);

        assignment.StandAside();

        Refused.By("You stood aside from this one.", () => assignment.Submit(Criteria, [80, 90, 100], "好", WhileOpen));
        Assert.Equal(
            (AssignmentState.StoodAside, null, null, 0),
            (assignment.State, assignment.Score, assignment.Comment, assignment.Points.Count)
        );
    }

    [Fact]
    public void Conflicts_are_the_same_unit_a_unit_in_line_and_a_named_lecturer()
    {
        var region = Organisation.Create("自治区", OrganisationKind.Division, null, "450000");
        var university = Organisation.Create("大学", OrganisationKind.University, region, "450100");
        var college = Organisation.Create("学院", OrganisationKind.University, university, "450100");
        var other = Organisation.Create("研究所", OrganisationKind.ResearchInstitute, region, "450100");

        Assert.Equal([ConflictReason.SameUnit], ConflictOfInterest.Between("甲", college, college, []));
        Assert.Equal([ConflictReason.LineUnit], ConflictOfInterest.Between("甲", college, university, ["乙"]));
        Assert.Equal([ConflictReason.LineUnit], ConflictOfInterest.Between("甲", university, college, []));
        Assert.Equal([ConflictReason.Named], ConflictOfInterest.Between("甲", other, college, ["乙", "甲"]));
        Assert.Equal([ConflictReason.SameUnit, ConflictReason.Named], ConflictOfInterest.Between("甲", other, other, ["甲"]));
        Assert.Empty(ConflictOfInterest.Between("甲", other, college, ["乙"]));
    }

    private static ExpertAssignment Assignment() =>
        new(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
}
