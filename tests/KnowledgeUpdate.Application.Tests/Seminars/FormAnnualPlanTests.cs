using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Tests.Seminars;

public sealed class FormAnnualPlanTests(PortalFixture portal) : PlanTest(portal)
{
    [Fact, Walks("plan-proposals")]
    public async Task The_bench_opens_once_every_score_is_in_and_makes_candidates_with_their_mean()
    {
        await BeginAsync(SeminarStage.Scoring);
        Assert.Equal(
            6,
            Assert.Single(
                (
                    await Refused.ByAsync(
                        "{0} scores are outstanding. Wait for them, or take the assignments back.",
                        async () => await AsAsync(Year.Office, new OpenPlanBench(Year.Call, await CallVersionAsync()))
                    )
                ).Args
            )
        );
        await Year.ScoreAsync();
        await Assert.ThrowsAsync<ForbiddenException>(async () =>
            await AsAsync(Year.Bureau, new OpenPlanBench(Year.Call, await CallVersionAsync()))
        );
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(async () =>
            await AsAsync(Year.Office, new OpenPlanBench(Year.Call, await CallVersionAsync() - 1))
        );
        await MarkAsync();

        await Year.OpenBenchAsync();

        Assert.All(await Year.StatesAsync(), s => Assert.Equal(ProposalState.Candidate, s));
        Assert.Equal(
            [76.6m, 77.2m, 77.8m],
            [(await ProposalAsync(0)).Score, (await ProposalAsync(1)).Score, (await ProposalAsync(2)).Score]
        );
        Assert.Equal(
            (CallState.Composing, PlanState.Composing),
            ((await Year.LoadAsync<SeminarCall>(Year.Call)).State, (await PlanAsync()).State)
        );
        Assert.Equal([SeminarActs.Compose], await OpenWorkAsync(Year.Plan));
        // The call, three proposals, the round of scoring that closes, the plan with its first variant.
        Assert.Equal((6, 0, 0), await GainedAsync());
    }

    [Fact]
    public async Task A_variant_is_changed_by_the_one_who_has_seen_it()
    {
        await BeginAsync(SeminarStage.Candidates);
        var seen = await Year.VariantAsync();
        Year.Pass(0, 1);
        await AsAsync(Year.Office, new ChangePlanVariant(seen.Id, seen.Version, Year.Proposals[0], null));
        await MarkAsync();

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            AsAsync(Year.Office2, new ChangePlanVariant(seen.Id, seen.Version, Year.Proposals[1], null))
        );
        var now = await Year.VariantAsync();
        await Refused.ByAsync(
            "This seminar is in the variant already.",
            () => AsAsync(Year.Office2, new ChangePlanVariant(now.Id, now.Version, Year.Proposals[0], null))
        );
        await Refused.ByAsync(
            "This seminar is not in the variant.",
            () => AsAsync(Year.Office2, new ChangePlanVariant(now.Id, now.Version, null, Year.Proposals[1]))
        );
        await Refused.ByAsync(
            "This proposal is not a candidate of the plan.",
            () => AsAsync(Year.Office2, new ChangePlanVariant(now.Id, now.Version, Guid.NewGuid(), null))
        );
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            AsAsync(Year.Hosts[0], new ChangePlanVariant(now.Id, now.Version, Year.Proposals[1], null))
        );
        await AssertNothingWrittenAsync();
        Assert.Equal([Year.Proposals[0]], (await Year.VariantAsync()).Proposals);
        Assert.All(await Year.StatesAsync(), s => Assert.Equal(ProposalState.Candidate, s));
    }

    [Fact]
    public async Task A_variant_has_a_name_of_its_own_and_may_begin_as_a_copy()
    {
        await BeginAsync(SeminarStage.Candidates);
        await Year.ChooseAsync(Year.Proposals.Take(1));
        var now = await Year.VariantAsync();
        await RefusedInput.ForAsync(
            "Name",
            "Enter a name for the variant",
            () => AsAsync(Year.Office, new SavePlanVariant(Year.Plan, " ", null))
        );
        await Refused.ByAsync(
            "A variant of this name exists. Choose another name.",
            () => AsAsync(Year.Office, new SavePlanVariant(Year.Plan, "A", null))
        );
        await AsAsync(Year.Office, new SavePlanVariant(Year.Plan, "B", now.Id));
        Assert.Equal([Year.Proposals[0]], (await Year.VariantAsync("B")).Proposals);
    }

    [Fact]
    public async Task Forming_selects_the_chosen_and_leaves_out_the_rest_with_history_step_work_and_notice()
    {
        await BeginAsync(SeminarStage.Candidates);
        await Year.ChooseAsync(Year.Proposals.Take(2));
        Year.Pass(0, 1);
        await MarkAsync();

        await AsAsync(Year.Office, await FormAsync());

        var plan = await PlanAsync();
        Assert.Equal([ProposalState.Selected, ProposalState.Selected, ProposalState.LeftOut], await Year.StatesAsync());
        Assert.Equal(
            (PlanState.Formed, "A", Year.Office.Name, Province.Clock.Now),
            (plan.State, plan.FormedFrom, plan.FormedBy, plan.FormedAt!.Value)
        );
        Assert.Equal(Year.Proposals.Take(2), plan.Rows.Select(r => r.ProposalId));
        // The plan with its variant, three proposals; one step; the colleague is told.
        Assert.Equal((4, 1, 1), await GainedAsync());
        Assert.Equal([SeminarActs.Publicise], await OpenWorkAsync(Year.Plan));
        var variant = await Year.VariantAsync();
        await Refused.ByAsync(
            "The plan is formed: its variants are kept as they are. Return it to the bench to change them.",
            () => AsAsync(Year.Office, new ChangePlanVariant(variant.Id, variant.Version, Year.Proposals[2], null))
        );
    }

    [Fact]
    public async Task An_empty_variant_stale_pages_and_other_people_form_nothing()
    {
        await BeginAsync(SeminarStage.Candidates);
        await Refused.ByAsync(
            "The variant is empty. Add seminars before forming the plan.",
            async () => await AsAsync(Year.Office, await FormAsync())
        );
        var stale = await FormAsync();
        await Year.ChooseAsync(Year.Proposals.Take(1));
        Year.Pass(0, 1);
        var (other, office) = await AbroadAsync();
        await using var _ = other;
        await MarkAsync();

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => AsAsync(Year.Office, stale));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(async () =>
            await AsAsync(Year.Office, await FormAsync() with { Version = stale.Version - 1 })
        );
        await Assert.ThrowsAsync<ForbiddenException>(async () => await AsAsync(Year.Bureau, await FormAsync()));
        await Assert.ThrowsAsync<NotFoundException>(async () => await other.SendAsync(office, await FormAsync()));
        await AssertNothingWrittenAsync();
        Assert.Equal(PlanState.Composing, (await PlanAsync()).State);
        Assert.All(await Year.StatesAsync(), s => Assert.Equal(ProposalState.Candidate, s));
    }

    [Fact]
    public async Task Of_two_who_form_at_once_one_wins_and_the_other_learns_who_ten_times()
    {
        await BeginAsync(SeminarStage.Candidates);
        await Year.ChooseAsync(Year.Proposals.Take(2));
        await AsAsync(Year.Office2, new SavePlanVariant(Year.Plan, "B", null));
        var second = await Year.VariantAsync("B");
        await AsAsync(Year.Office2, new ChangePlanVariant(second.Id, second.Version, Year.Proposals[2], null));

        for (var round = 0; round < 10; round++)
        {
            Year.Pass(0, 1);
            var (first, other) = (await FormAsync(), await FormAsync("B"));
            await MarkAsync();

            var refusals = await Task.WhenAll(
                Record.ExceptionAsync(() => AsAsync(Year.Office, first)).AsTask(),
                Record.ExceptionAsync(() => AsAsync(Year.Office2, other)).AsTask()
            );

            var won = refusals[0] is null ? 0 : 1;
            Assert.Null(refusals[won]);
            var told = Assert.IsType<RuleException>(refusals[1 - won]);
            Assert.Equal(
                [
                    won == 0 ? Year.Office.Name : Year.Office2.Name,
                    won == 0 ? "A" : "B",
                    won == 0 ? 2 : 1,
                    won == 0 ? "B" : "A",
                    won == 0 ? 1 : 2,
                ],
                [told.Args[0], told.Args[2], told.Args[3], told.Args[4], told.Args[5]]
            );
            Assert.Equal(
                won == 0
                    ? [ProposalState.Selected, ProposalState.Selected, ProposalState.LeftOut]
                    : [ProposalState.LeftOut, ProposalState.LeftOut, ProposalState.Selected],
                await Year.StatesAsync()
            );
            Assert.Equal((4, 1, 1), await GainedAsync());
            await AsAsync(Year.Office, new ReopenAnnualPlan(Year.Plan, await PlanVersionAsync(), "再来"));
            Assert.All(await Year.StatesAsync(), s => Assert.Equal(ProposalState.Candidate, s));
        }
    }

    [Fact]
    public async Task A_plan_in_publicity_is_not_reopened()
    {
        await BeginAsync(SeminarStage.Formed);
        await Assert.ThrowsAsync<ForbiddenException>(async () =>
            await AsAsync(Year.Bureau, new ReopenAnnualPlan(Year.Plan, await PlanVersionAsync(), "理由"))
        );
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(async () =>
            await AsAsync(Year.Office, new ReopenAnnualPlan(Year.Plan, await PlanVersionAsync() - 1, "理由"))
        );
        await AssertNothingWrittenAsync();
        await AsAsync(Year.Office, new ReopenAnnualPlan(Year.Plan, await PlanVersionAsync(), "理由"));
        Assert.Equal([SeminarActs.Compose], await OpenWorkAsync(Year.Plan));
        Assert.Equal((4, 1, 0), await GainedAsync());
        Assert.Equal((0, null), ((await PlanAsync()).Rows.Count, (await PlanAsync()).FormedBy));
        Year.Pass(0, 1);
        await AsAsync(Year.Office, await FormAsync());
        await Year.PubliciseAsync();
        await Refused.ByStateAsync(
            PlanState.InPublicity,
            PlanAction.Reopen,
            async () => await AsAsync(Year.Office, new ReopenAnnualPlan(Year.Plan, await PlanVersionAsync(), "理由"))
        );
    }

    [Theory]
    [InlineData("annual_plans")]
    [InlineData("seminar_proposals")]
    [InlineData("audit_heads")]
    public async Task A_session_that_dies_while_forming_leaves_nothing_and_the_next_one_forms(string table)
    {
        await BeginAsync(SeminarStage.Candidates);
        await Year.ChooseAsync(Year.Proposals.Take(2));
        Year.Pass(0, 1);
        var form = await FormAsync();
        await MarkAsync();

        await KillAtAsync(table, () => AsAsync(Year.Office, form));

        Assert.Equal(PlanState.Composing, (await PlanAsync()).State);
        Assert.All(await Year.StatesAsync(), s => Assert.Equal(ProposalState.Candidate, s));
        await AssertNothingWrittenAsync();
        Assert.Equal([SeminarActs.Compose], await OpenWorkAsync(Year.Plan));
        await AsAsync(Year.Office, form);
        Assert.Equal((4, 1, 1), await GainedAsync());
        Assert.Empty((await Province.SendAsPortalAsync(new Application.Audit.VerifyAuditChain(new Dictionary<long, string>()))).Faults);
    }
}
