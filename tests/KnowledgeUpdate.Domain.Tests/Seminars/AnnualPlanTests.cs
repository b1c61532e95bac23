using KnowledgeUpdate.Domain.Seminars;
using static KnowledgeUpdate.Domain.Tests.Samples;

namespace KnowledgeUpdate.Domain.Tests.Seminars;

public sealed class AnnualPlanTests
{
    private static readonly DateOnly Date = BeijingTime.DateOf(AfterClosing);

    private const string Early = "The notice period is not over: the plan cannot take effect before it ends.",
        Number = "Enter the document number as it stands in the head of the document, as 桂人社函〔2026〕188号.";

    private static readonly PublicationFacts Ready = new(Date.AddDays(-1), 0, 0, 0);

    [Fact]
    public void A_row_says_what_is_public_of_a_proposal()
    {
        var proposal = Candidate();

        Assert.Equal(
            new PlanRow
            {
                ProposalId = proposal.Id,
                Order = 3,
                Title = Complete.Title,
                Kind = SeminarKind.Advanced,
                HostId = Host,
                Host = "示例大学",
                Field = "ai",
                HeadCount = 50,
                Days = 5,
                StartsOn = new DateOnly(2027, 6, 14),
                Place = "南宁市",
                CentralFunds = 0,
                RegionFunds = 100_000,
                OwnFunds = 40_600,
            },
            PlanRow.Of(proposal, 3)
        );
    }

    [Fact]
    public void A_plan_is_formed_once_and_from_at_least_one_seminar()
    {
        var plan = new AnnualPlan(OpenCall());
        var row = PlanRow.Of(Candidate(), 1);

        Refused.By("The variant is empty. Add seminars before forming the plan.", () => plan.Form([], "方案一", "经办人", AfterClosing));
        plan.Form([row], "方案一", "经办人", AfterClosing);
        Refused.ByState(PlanState.Formed, PlanAction.Form, () => plan.Form([row, row], "方案二", "他人", AfterClosing.AddDays(1)));

        Assert.Equal((PlanState.Formed, "方案一", "经办人", AfterClosing), (plan.State, plan.FormedFrom, plan.FormedBy, plan.FormedAt));
        Assert.Equal([row], plan.Rows);
    }

    [Fact]
    public void A_plan_put_back_on_the_bench_forgets_its_forming()
    {
        var plan = new AnnualPlan(OpenCall());
        plan.Form([PlanRow.Of(Candidate(), 1)], "方案一", "经办人", AfterClosing);

        plan.Reopen();

        Assert.Equal(
            (PlanState.Composing, 0, null, null, null),
            (plan.State, plan.Rows.Count, plan.FormedFrom, plan.FormedBy, plan.FormedAt)
        );
    }

    [Fact]
    public void A_correction_keeps_at_least_one_seminar()
    {
        var (plan, proposal) = PlanInPublicity();
        var corrected = PlanRow.Of(proposal, 1) with { Place = "柳州市" };

        Refused.By("A plan has at least one seminar.", () => plan.Correct([]));
        plan.Correct([corrected]);

        Assert.Equal(PlanState.InPublicity, plan.State);
        Assert.Equal([corrected], plan.Rows);
    }

    [Fact]
    public void A_plan_is_published_as_version_one()
    {
        var (plan, proposal) = PlanInPublicity();

        var version = plan.Publish(" 桂人社发〔2027〕1号 ", Date, Ready, "经办人", AfterClosing);

        Assert.Equal(
            (PlanState.Published, "桂人社发〔2027〕1号", Date, 1),
            (plan.State, plan.DocumentNumber, plan.PublishedOn, plan.CurrentVersion)
        );
        Assert.Equal(
            (plan.Id, 1, "桂人社发〔2027〕1号", Date, "", "经办人", AfterClosing),
            (version.PlanId, version.Number, version.DocumentNumber, version.PublishedOn, version.Change, version.PublishedBy, version.At)
        );
        Assert.Equal([PlanRow.Of(proposal, 1)], version.Rows);
    }

    [Theory]
    [InlineData(0, 0, 0, 0, Early)]
    [InlineData(-1, 1, 0, 0, "{0} objections are not answered: the plan cannot take effect while one is open.")]
    [InlineData(-1, 0, 1, 0, "{0} objections were upheld and the list is not corrected yet: correct the notice first.")]
    [InlineData(-1, 0, 0, 2, "{0} national seminars lack the ministry's approval. Record the answer, or correct the list.")]
    [InlineData(null, 0, 0, 0, Early)]
    public void A_plan_waits_for_its_period_its_objections_their_corrections_and_the_ministry(
        int? ends,
        int objections,
        int uncorrected,
        int unanswered,
        string sentence
    )
    {
        var (plan, _) = PlanInPublicity();

        Refused.By(
            sentence,
            () =>
                plan.Publish(
                    "桂人社发〔2027〕1号",
                    Date,
                    new PublicationFacts(ends is { } days ? Date.AddDays(days) : null, objections, uncorrected, unanswered),
                    "经办人",
                    AfterClosing
                )
        );
        Assert.Equal((PlanState.InPublicity, null, null, 0), (plan.State, plan.DocumentNumber, plan.PublishedOn, plan.CurrentVersion));
    }

    [Theory]
    [InlineData("x", 0, Number)]
    [InlineData("桂人社函2026188号", 0, Number)]
    [InlineData("桂人社函〔2026〕第188号", 0, Number)]
    [InlineData("桂人社发〔2027〕1号", 1, "The document cannot be dated after today.")]
    [InlineData("桂人社发〔2027〕1号", -1, "The document cannot be dated before the notice period was over, on {0:yyyy-MM-dd} at 24:00.")]
    public void A_document_has_a_number_of_its_shape_and_a_day_between_the_period_and_today(string number, int days, string sentence)
    {
        var (plan, _) = PlanInPublicity();

        Refused.By(sentence, () => plan.Publish(number, Date.AddDays(days), Ready, "经办人", AfterClosing));
        Assert.Equal((PlanState.InPublicity, 0), (plan.State, plan.CurrentVersion));
    }

    [Fact]
    public void An_amendment_makes_the_next_version_and_leaves_the_first_as_it_was()
    {
        var (plan, proposal) = PlanInPublicity();
        var first = plan.Publish("桂人社发〔2027〕1号", Date, Ready, "经办人", AfterClosing);
        var changed = PlanRow.Of(proposal, 1) with { Place = "北海市" };

        var second = plan.Amend([changed], "桂人社发〔2027〕2号", Date.AddDays(30), "变更地点", "经办人", AfterClosing);

        Assert.Equal((PlanState.Published, 2), (plan.State, plan.CurrentVersion));
        Assert.Equal(
            (2, "桂人社发〔2027〕2号", "变更地点", "北海市"),
            (second.Number, second.DocumentNumber, second.Change, second.Rows[0].Place)
        );
        Assert.Equal("南宁市", first.Rows[0].Place);
    }

    [Fact]
    public void A_plan_is_not_amended_before_it_is_published()
    {
        var (plan, _) = PlanInPublicity();

        Refused.ByState(
            PlanState.InPublicity,
            PlanAction.Amend,
            () => plan.Amend(plan.Rows, "桂人社发〔2027〕2号", Date, "变更", "经办人", AfterClosing)
        );
        Assert.Equal(0, plan.CurrentVersion);
    }

    [Fact]
    public void A_variant_holds_each_seminar_once()
    {
        var (a, b) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var variant = new PlanVariant(Guid.CreateVersion7(), " 方案一 ", [a], WhileOpen);

        Refused.By("This seminar is in the variant already.", () => variant.Add(a, AfterClosing));
        Refused.By("This seminar is not in the variant.", () => variant.Remove(b, AfterClosing));
        Assert.Equal(WhileOpen, variant.SavedAt);
        variant.Add(b, AfterClosing);
        Assert.Equal([a, b], variant.Proposals);
        variant.Remove(a, AfterClosing);
        Assert.Equal([b], variant.Proposals);
        Assert.Equal(("方案一", AfterClosing), (variant.Name, variant.SavedAt));
    }
}
