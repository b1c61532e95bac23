using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Publicities;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Tests.Seminars;

public sealed class PublishAnnualPlanTests(PortalFixture portal) : PublicityTest(portal)
{
    /// <summary>A publication is refused in a way, and nothing is changed by it.</summary>
    private async Task RefusedAsync(
        Func<Func<Task>, Task> refused,
        Func<PublishAnnualPlan, PublishAnnualPlan>? change = null,
        Person? by = null
    )
    {
        await MarkAsync();
        await refused(async () => await AsAsync(by ?? Year.Office, (change ?? (f => f))(await Year.PublicationFormAsync())));
        await AssertNothingWrittenAsync();
        Assert.Equal((PlanState.InPublicity, 0), ((await PlanAsync()).State, (await PlanAsync()).CurrentVersion));
    }

    [Fact]
    public async Task Before_the_period_ends_or_with_an_open_objection_it_is_refused()
    {
        await BeginAsync(SeminarStage.InPublicity);
        await Province.SendAsPublicAsync(Objection());
        var last = (await Year.LoadAsync<Publicity>(Year.Publicity)).EndsOn;
        Province.Clock.Now = BeijingTime.EndOf(last).AddSeconds(-1);
        await RefusedAsync(act => Refused.ByAsync("The notice period is not over: the plan cannot take effect before it ends.", act));
        Province.Clock.Now = BeijingTime.EndOf(last);
        await RefusedAsync(act => Refused.ByAsync("{0} objections are not answered: the plan cannot take effect while one is open.", act));
    }

    [Fact]
    public async Task What_is_typed_wrong_a_stale_page_and_a_bureau_publish_nothing()
    {
        await BeginAsync(SeminarStage.InPublicity);
        Year.Pass(10);
        await RefusedAsync(Assert.ThrowsAsync<DbUpdateConcurrencyException>, f => f with { Version = f.Version - 1 });
        await RefusedAsync(
            act => RefusedInput.ForAsync("DocumentNumber", "Enter the document number, as 桂人社函〔2026〕188号", act),
            f => f with { DocumentNumber = " " }
        );
        await RefusedAsync(act => RefusedInput.ForAsync("On", "Enter the date of the document", act), f => f with { On = null });
        await RefusedAsync(Assert.ThrowsAsync<ForbiddenException>, by: Year.Bureau);
    }

    [Fact]
    public async Task A_published_plan_takes_effect_once_for_what_was_chosen()
    {
        await BeginAsync(SeminarStage.InPublicity);
        Year.Pass(10);

        var proposed = await AsAsync(Year.Office, await Year.PublicationFormAsync());
        Assert.Equal(PlanState.InPublicity, (await PlanAsync()).State);
        Assert.False(await Province.ReadAsync(db => db.PlanVersions.AnyAsync()));
        await MarkAsync();
        await Province.ConfirmAsync(proposed, Year.Office2);

        var plan = await PlanAsync();
        Assert.Equal((PlanState.Published, "桂人社函〔2026〕188号", 1), (plan.State, plan.DocumentNumber, plan.CurrentVersion));
        Assert.Equal([ProposalState.Planned, ProposalState.Planned, ProposalState.LeftOut], await Year.StatesAsync());
        Assert.Equal(PublicityState.Ended, (await Year.LoadAsync<Publicity>(Year.Publicity)).State);
        Assert.Equal(CallState.Archived, (await Year.LoadAsync<SeminarCall>(Year.Call)).State);
        Assert.Empty(await OpenWorkAsync(Year.Plan));
        // The plan with its version, two proposals and the seminars that they become, the publicity, the call, the proposed act; one step;
        // both hosts and who proposed it are told.
        Assert.Equal((8, 1, 3), await GainedAsync());
        Assert.Equal(2, (await Province.SendAsPublicAsync(new GetPublicPlan(Year.Plan, null))).Rows.Count);
        await Refused.ByStateAsync(
            PlanState.Published,
            PlanAction.Publish,
            async () => await AsAsync(Year.Office, await Year.PublicationFormAsync())
        );
    }

    [Fact]
    public async Task A_national_seminar_waits_for_the_ministry()
    {
        await BeginAsync(SeminarStage.InPublicity, content: (i, c) => i == 0 ? c with { Kind = SeminarKind.National } : c);
        Year.Pass(10);
        await RefusedAsync(act =>
            Refused.ByAsync("{0} national seminars lack the ministry's approval. Record the answer, or correct the list.", act)
        );
        await Refused.ByAsync(
            "Record first when and with which letter it went to the ministry.",
            async () =>
                await AsAsync(
                    Year.Office,
                    new RecordMinistryAnswer(Year.Proposals[0], await ProposalVersionAsync(), MinistryAnswer.Approved, "部函")
                )
        );
        await Refused.ByAsync(
            "Only a national advanced seminar is recommended to the ministry.",
            async () =>
                await AsAsync(
                    Year.Office,
                    new ForwardToMinistry(Year.Proposals[1], await ProposalVersionAsync(1), Year.Today, "桂人社函〔2026〕1号")
                )
        );
        await AsAsync(
            Year.Office,
            new ForwardToMinistry(Year.Proposals[0], await ProposalVersionAsync(), Year.Today, "桂人社函〔2026〕1号")
        );
        await AsAsync(
            Year.Office,
            new RecordMinistryAnswer(Year.Proposals[0], await ProposalVersionAsync(), MinistryAnswer.Refused, "部函")
        );
        await RefusedAsync(act =>
            Refused.ByAsync("{0} national seminars lack the ministry's approval. Record the answer, or correct the list.", act)
        );
        await AsAsync(
            Year.Office,
            new RecordMinistryAnswer(Year.Proposals[0], await ProposalVersionAsync(), MinistryAnswer.Approved, "部函")
        );
        await Year.PublishAsync(await Year.PublicationFormAsync());
        Assert.Equal(PlanState.Published, (await PlanAsync()).State);
    }

    [Theory]
    [InlineData("annual_plans")]
    [InlineData("seminar_calls")]
    [InlineData("audit_heads")]
    public async Task A_session_that_dies_while_publishing_leaves_nothing_and_the_next_one_publishes(string table)
    {
        await BeginAsync(SeminarStage.InPublicity);
        Year.Pass(10);
        var act = await AsAsync(Year.Office, await Year.PublicationFormAsync());
        var form = new ConfirmProposedAct(act, (await AsAsync(Year.Office2, new GetProposedAct(act))).Version);
        await MarkAsync();

        await KillAtAsync(table, () => AsAsync(Year.Office2, form));

        Assert.Equal((PlanState.InPublicity, 0), ((await PlanAsync()).State, (await PlanAsync()).CurrentVersion));
        Assert.Equal([ProposalState.InPublicity, ProposalState.InPublicity, ProposalState.LeftOut], await Year.StatesAsync());
        Assert.Equal(CallState.Composing, (await Year.LoadAsync<SeminarCall>(Year.Call)).State);
        Assert.False(await Province.ReadAsync(db => db.PlanVersions.AnyAsync()));
        await AssertNothingWrittenAsync();
        await AsAsync(Year.Office2, form);
        Assert.Equal((8, 1, 3), await GainedAsync());
    }
}
