using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Domain.Tests.Learners;

public sealed class StateTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Day = new(2026, 11, 23);
    private static readonly OpenYears Years = OpenYears.On(Day, 3);
    private static readonly ActivityKind Paper = new(
        "paper",
        "论文",
        "Paper",
        HourCategory.Professional,
        12,
        "篇",
        24,
        40,
        true,
        "封面、目录、首页",
        "示例",
        new DateOnly(2020, 1, 1),
        1
    );

    [Fact]
    public void Hours_follow_from_the_conversion_and_stop_at_the_cap()
    {
        Assert.Equal((12m, 24m), (Claim(1).Hours, Claim(3).Hours));
        Assert.Equal("论文：3篇 × 12（示例）", Claim(3).Rule);
    }

    [Fact]
    public void A_kind_counts_only_for_study_while_it_was_in_force()
    {
        var kind = new ActivityKind(
            "k",
            "会议",
            "Conference",
            HourCategory.Professional,
            1,
            "次",
            null,
            null,
            false,
            "",
            "示例",
            new DateOnly(2020, 1, 1),
            1
        );
        kind.EndOn(Day.AddDays(-1));
        Refused.By(
            "“{0}” was not in force on {1:yyyy-MM-dd}. Choose a kind that was.",
            () => new HourClaim(Guid.NewGuid(), kind, Content(1), Years, Now)
        );
    }

    [Fact]
    public void There_is_one_appeal()
    {
        var claim = Claim(1);
        claim.Submit(null, 1, Years, Now);
        claim.Move(ClaimAction.Decline);
        claim.Move(ClaimAction.Appeal);
        claim.Move(ClaimAction.Uphold);
        Refused.By("The appeal has been decided. The decision is final.", () => claim.Move(ClaimAction.Appeal));
    }

    [Fact]
    public void A_request_never_takes_the_employer_away_before_it_is_confirmed()
    {
        var (learner, old, next) = (Someone(), Guid.NewGuid(), Guid.NewGuid());
        var first = new Employment(learner, old, Day, confirmed: true, Now);
        var request = new Employment(learner, next, Day, confirmed: false, Now);
        Assert.Equal(old, learner.EmployerId);

        first.End(learner, Day);
        request.Confirm(learner, Now);

        Assert.Equal((next, EmploymentState.Confirmed, EmploymentState.Ended), (learner.EmployerId, request.State, first.State));
    }

    [Fact]
    public void A_refusal_leaves_the_confirmed_employer()
    {
        var (learner, old) = (Someone(), Guid.NewGuid());
        _ = new Employment(learner, old, Day, confirmed: true, Now);
        new Employment(learner, Guid.NewGuid(), Day, confirmed: false, Now).Refuse(learner, "查无此人", Now);
        Assert.Equal(old, learner.EmployerId);
    }

    [Fact]
    public void A_merge_is_undone_and_never_chained()
    {
        var (a, b, c) = (Someone(), Someone(), Someone());
        b.MergeInto(a);
        Assert.Equal(a.Id, b.AccountId);
        Refused.By("A learner cannot be merged into the same record.", () => a.MergeInto(a));
        Refused.By("One of the two records is merged already. Split it first.", () => c.MergeInto(b));
        b.Split(a);
        Assert.Equal(b.Id, b.AccountId);
        Refused.By("This record is not merged.", () => b.Split(a));
    }

    [Fact]
    public void A_batch_is_undone_once_and_within_a_day()
    {
        var batch = new HourBatch(Guid.NewGuid(), "名单", Guid.NewGuid(), Now);
        Refused.By("A batch can be undone within 24 hours. Correct single entries by reversal.", () => batch.Undo(Now.AddHours(25)));
        batch.Undo(Now.AddHours(24));
        Refused.By("This batch has been undone.", () => batch.Undo(Now.AddHours(24)));
    }

    private static Learner Someone() =>
        new(
            "韦小新",
            IdentityKind.ResidentId,
            [1],
            [2],
            "4501**********0008",
            new Profession(null, TitleLevel.None, null, null, Education.NotStated),
            Now
        );

    private static HourClaim Claim(decimal units) => new(Guid.NewGuid(), Paper, Content(units), Years, Now);

    private static ClaimContent Content(decimal units) => new("新技术综述", "某学会", Day, Day, 2026, units, "no-1");
}
