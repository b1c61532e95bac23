using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Seminars;
using static KnowledgeUpdate.Domain.Tests.Samples;

namespace KnowledgeUpdate.Domain.Tests.Seminars;

public sealed class SeminarCallTests
{
    [Fact]
    public void A_call_sent_for_release_is_published_by_another_person_with_its_instant()
    {
        var call = SentCall();

        Refused.By("Who drafted a call does not release it. Another member of the office does.", () => call.Publish(Drafter, null, Opens));
        Refused.By(
            "Who drafted a call does not release it. Another member of the office does.",
            () => call.Publish(new Party(Guid.CreateVersion7(), Drafter.By), null, Opens)
        );
        Assert.Equal((CallState.ForRelease, null), (call.State, call.PublishedAt));

        call.Publish(Releaser, null, Opens.AddDays(-3));

        Assert.Equal((CallState.Published, Opens.AddDays(-3)), (call.State, call.PublishedAt));
    }

    [Fact]
    public void Everybody_who_changed_the_draft_drafted_it()
    {
        var call = DraftCall();
        call.Revise(2027, "通知", "正文", Opens, Closes, PlainTerms, Releaser);
        call.SendForRelease();

        Refused.By("Who drafted a call does not release it. Another member of the office does.", () => call.Publish(Releaser, null, Opens));
    }

    [Fact]
    public void A_call_returned_is_changed_and_sent_again()
    {
        var call = SentCall();

        Refused.By(
            "The call awaits its release. Have it returned before changing it.",
            () => call.Revise(2027, "通知", "正文", Opens, Closes, PlainTerms, Drafter)
        );
        call.Return();
        call.Revise(2027, "新通知", "正文", Opens, Closes, PlainTerms, Drafter);
        call.SendForRelease();

        Assert.Equal((CallState.ForRelease, "新通知"), (call.State, call.Title));
    }

    [Fact]
    public void A_draft_is_not_published_without_a_second_person() =>
        Refused.ByState(CallState.Draft, CallAction.Publish, () => DraftCall().Publish(Releaser, null, Opens));

    [Fact]
    public void A_call_that_would_close_at_once_or_whose_class_is_unknown_is_not_published()
    {
        var call = SentCall();

        Refused.By("The closing time has passed. Set a later one before publishing the call.", () => call.Publish(Releaser, null, Closes));
        Refused.By("Choose a class of the fee standard in force", () => call.Publish(Releaser, ["一类"], Opens));
        Assert.Equal((CallState.ForRelease, null), (call.State, call.PublishedAt));
    }

    [Fact]
    public void A_published_call_is_not_published_again()
    {
        var call = OpenCall();

        Refused.ByState(CallState.Published, CallAction.Publish, () => call.Publish(Releaser, null, WhileOpen));
        Assert.Equal(Opens, call.PublishedAt);
    }

    [Fact]
    public void A_call_is_withdrawn_while_nothing_is_filed()
    {
        var (filed, empty) = (OpenCall(), OpenCall());

        Refused.By(
            "{0} proposals were filed under this call: it is extended or corrected, and no longer withdrawn.",
            () => filed.Withdraw(1, "理由", WhileOpen)
        );
        empty.Withdraw(0, " 文号有误 ", WhileOpen);

        Assert.Equal((CallState.Withdrawn, "文号有误", WhileOpen), (empty.State, empty.WithdrawalReason, empty.WithdrawnAt!.Value));
        Assert.False(empty.IsOpen(WhileOpen));
    }

    [Fact]
    public void A_call_is_open_from_its_first_instant_to_before_its_last()
    {
        var call = OpenCall();

        Assert.Equal([false, true, true, false], new[] { Opens.AddTicks(-1), Opens, Closes.AddTicks(-1), Closes }.Select(call.IsOpen));
        Assert.False(DraftCall().IsOpen(WhileOpen));
    }

    [Fact]
    public void The_terms_of_a_published_call_stand()
    {
        var call = OpenCall();

        Refused.By(
            "The call is published: its terms stand. Extend it, or correct a wrong term.",
            () => call.Revise(2028, "另", "另", Opens, Closes.AddDays(1), TermsWithScoring, Drafter)
        );
        Assert.Equal(("通知", "正文", Closes, PlainTerms), (call.Title, call.Text, call.ClosesAt, call.Terms));
    }

    [Fact]
    public void A_draft_is_revised_and_trimmed()
    {
        var call = DraftCall();

        call.Revise(2027, " 新通知 ", " 新正文 ", Opens.AddDays(1), Closes.AddDays(1), TermsWithScoring, Drafter);

        Assert.Equal(
            ("新通知", "新正文", Opens.AddDays(1), Closes.AddDays(1), TermsWithScoring),
            (call.Title, call.Text, call.OpensAt, call.ClosesAt, call.Terms)
        );
    }

    [Fact]
    public void A_call_closes_after_it_opens()
    {
        Refused.By(
            "The closing time must be after the opening time.",
            () => SeminarCall.Draft(2027, "通知", "正文", Opens, Opens, PlainTerms, Drafter)
        );
    }

    [Theory]
    [InlineData(99, false)]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void The_weights_of_scoring_sum_to_100(int sum, bool taken)
    {
        var terms = TermsWithScoring with { Criteria = [new("甲", 60), new("乙", sum - 60)] };

        if (taken)
            Assert.Equal(terms, DraftCall(terms).Terms);
        else
            Assert.Equal(
                [sum],
                Refused.By("The weights of the criteria must sum to 100; now they sum to {0}.", () => DraftCall(terms)).Args
            );
        Assert.Equal(sum, DraftCall(terms with { ExpertScoring = false }).Terms.Criteria.Sum(c => c.Weight));
        Refused.By("Enter a weight from 1 to 100", () => DraftCall(TermsWithScoring with { Criteria = [new("甲", 130), new("乙", -30)] }));
        Refused.By("Enter a weight from 1 to 100", () => DraftCall(TermsWithScoring with { Criteria = [new("甲", 100), new("乙", 0)] }));
    }

    [Fact]
    public void An_extension_moves_the_closing_and_stays_on_record()
    {
        var call = OpenCall();

        call.Extend(Closes.AddDays(3), " 台风 ", AfterClosing, "韦某");
        call.Extend(Closes.AddDays(5), "补充", AfterClosing, "韦某");

        Assert.Equal(Closes.AddDays(5), call.ClosesAt);
        Assert.Equal(
            [
                new(Closes, Closes.AddDays(3), "台风", AfterClosing, "韦某"),
                new(Closes.AddDays(3), Closes.AddDays(5), "补充", AfterClosing, "韦某"),
            ],
            call.Extensions
        );
        Assert.True(call.IsOpen(Closes));
    }

    [Fact]
    public void The_last_days_of_review_and_scoring_move_with_an_extension()
    {
        var last = BeijingTime.DateOf(Closes.AddTicks(-1));
        var call = OpenCall(TermsWithScoring with { FirstReviewDueOn = last.AddDays(5), ScoringDueOn = last.AddDays(9) });

        call.Extend(Closes.AddDays(3), "台风", AfterClosing, "韦某");

        Assert.Equal((last.AddDays(8), last.AddDays(12)), (call.Terms.FirstReviewDueOn!.Value, call.Terms.ScoringDueOn!.Value));
    }

    [Fact]
    public void An_extension_is_later_than_now_and_than_the_closing_before()
    {
        var call = OpenCall();

        Refused.By(
            "The new closing time must be later than now and than the one before.",
            () => call.Extend(Closes, "理由", WhileOpen, "韦某")
        );
        Refused.By(
            "The new closing time must be later than now and than the one before.",
            () => call.Extend(Closes.AddDays(1), "理由", Closes.AddDays(1), "韦某")
        );
        Assert.Equal((Closes, 0), (call.ClosesAt, call.Extensions.Count));
    }

    [Fact]
    public void Only_a_published_call_is_extended()
    {
        var composing = OpenCall();
        composing.BeginComposing(0, 0, AfterClosing);

        Refused.By(
            "Only a published call whose first review goes on can be extended.",
            () => DraftCall().Extend(Closes.AddDays(1), "理由", WhileOpen, "韦某")
        );
        Refused.By(
            "Only a published call whose first review goes on can be extended.",
            () => composing.Extend(Closes.AddDays(9), "理由", AfterClosing, "韦某")
        );
    }

    [Fact]
    public void Scoring_begins_once_the_call_is_closed_and_reviewed()
    {
        var call = OpenCall(TermsWithScoring);

        Refused.By("The call takes proposals until {0}. Wait until it closes.", () => call.BeginScoring(0, Closes.AddTicks(-1)));
        Assert.Equal(
            [2],
            Refused
                .By(
                    "{0} proposals await first review. Remind the reviewers, or have them decided.",
                    () => call.BeginScoring(2, AfterClosing)
                )
                .Args
        );
        Assert.Equal(CallState.Published, call.State);

        call.BeginScoring(0, Closes);

        Assert.Equal(CallState.Scoring, call.State);
    }

    [Fact]
    public void A_call_without_scoring_goes_straight_to_the_bench()
    {
        var call = OpenCall();

        Refused.By("This call has no expert scoring: open the plan bench.", () => call.BeginScoring(0, AfterClosing));
        call.BeginComposing(0, 0, AfterClosing);

        Assert.Equal(CallState.Composing, call.State);
    }

    [Fact]
    public void The_bench_waits_for_the_closing_the_first_reviews_and_the_scores()
    {
        var call = OpenCall(TermsWithScoring);

        Refused.By("This call has expert scoring: begin it first.", () => call.BeginComposing(0, 0, AfterClosing));
        call.BeginScoring(0, AfterClosing);
        Assert.Equal(
            [1],
            Refused
                .By(
                    "{0} proposals await first review. Remind the reviewers, or have them decided.",
                    () => call.BeginComposing(1, 0, AfterClosing)
                )
                .Args
        );
        Assert.Equal(
            [3],
            Refused
                .By(
                    "{0} scores are outstanding. Wait for them, or take the assignments back.",
                    () => call.BeginComposing(0, 3, AfterClosing)
                )
                .Args
        );
        Refused.By("The call takes proposals until {0}. Wait until it closes.", () => OpenCall().BeginComposing(0, 0, WhileOpen));
        Assert.Equal(CallState.Scoring, call.State);

        call.BeginComposing(0, 0, AfterClosing);

        Assert.Equal(CallState.Composing, call.State);
    }

    [Fact]
    public void A_call_is_archived_from_the_bench_only()
    {
        var call = OpenCall();
        Refused.ByState(CallState.Published, CallAction.Archive, call.Archive);
        call.BeginComposing(0, 0, AfterClosing);

        call.Archive();

        Assert.Equal(CallState.Archived, call.State);
    }

    [Fact]
    public void Numbers_are_given_in_order()
    {
        var call = OpenCall();

        Assert.Equal(["2027-001", "2027-002", "2027-003"], [call.TakeNumber(), call.TakeNumber(), call.TakeNumber()]);
    }

    [Fact]
    public void A_unit_has_its_own_limit_or_the_calls()
    {
        var call = DraftCall(PlainTerms with { RecommendationLimit = 8, OwnLimits = [new CallQuota(Recommender, 3)] });

        Assert.Equal((3, 8), (call.LimitOf(Recommender), call.LimitOf(Host)));
    }

    [Fact]
    public void A_quota_is_used_up_and_given_back()
    {
        var quota = new RecommendationQuota(2) { CallId = Guid.CreateVersion7(), OrganisationId = Recommender };
        quota.Take();
        quota.Take();

        Assert.Equal(
            [2],
            Refused
                .By(
                    "All {0} recommendations of your unit under this call are used. Return or decline one first, or ask the programme "
                        + "office.",
                    quota.Take
                )
                .Args
        );
        Assert.Equal(2, quota.Used);
        quota.GiveBack();
        Assert.Equal(1, quota.Used);
        quota.GiveBack();
        quota.GiveBack();
        Assert.Equal(0, quota.Used);
    }
}
