using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Tests.Seminars;

public sealed class ReviewSeminarProposalTests(PortalFixture portal) : SeminarTest(portal)
{
    private async Task<ReviewSeminarProposal> FormAsync(
        int index = 0,
        ReviewDecision? decision = ReviewDecision.Recommended,
        string? opinion = "同意推荐。",
        int? rank = null,
        params ProposalSection[] sections
    ) => new(Year.Proposals[index], await ProposalVersionAsync(index), decision, opinion, rank, sections);

    [Theory, Walks("proposal-desk")]
    [InlineData(ReviewDecision.Recommended, ProposalState.Recommended, 0)]
    [InlineData(ReviewDecision.Returned, ProposalState.Returned, 1)]
    [InlineData(ReviewDecision.Declined, ProposalState.Declined, 0)]
    public async Task Each_decision_moves_the_proposal_with_its_step_work_and_notice(
        ReviewDecision decision,
        ProposalState state,
        int waiting
    )
    {
        await BeginAsync(SeminarStage.Filed, proposals: 2);

        await AsAsync(
            Year.Bureau,
            await FormAsync(0, decision, " 意见 ", null, decision == ReviewDecision.Returned ? [ProposalSection.Courses] : [])
        );

        Assert.Equal([state, ProposalState.Submitted], await Year.StatesAsync());
        Assert.Equal((1, 1, 1), await GainedAsync());
        var step = await LastStepAsync(Year.Proposals[0]);
        Assert.Equal((decision, "意见", Year.Bureau.UserId, 1), (step.Decision, step.Opinion, step.UserId, step.RecordVersion!.Value));
        Assert.Equal(waiting, (await OpenWorkAsync(Year.Proposals[0])).Count);
        if (decision == ReviewDecision.Returned)
            Assert.Equal(
                Role.UnitAdministrator,
                await Province.ReadAsync(db =>
                    db.WorkItems.Where(w => w.SubjectId == Year.Proposals[0] && w.DoneAt == null).Select(w => w.Role).SingleAsync()
                )
            );
        Assert.Equal([SeminarActs.FirstReview], await OpenWorkAsync(Year.Proposals[1]));
        Assert.Equal(
            decision == ReviewDecision.Recommended ? 1 : 0,
            (await AsAsync(Year.Bureau, new GetRecommendationQuota(Year.Call))).Used
        );
        await Refused.ByStateAsync(state, ProposalAction.Recommend, async () => await AsAsync(Year.Bureau, await FormAsync()));
    }

    [Fact]
    public async Task Other_units_and_roles_are_refused()
    {
        await BeginAsync(SeminarStage.Filed);
        var liuzhou = await SomebodyAsync(Role.LocalBureau, "柳州市人力资源和社会保障局");
        var (other, _) = await AbroadAsync();
        await using var __ = other;
        var abroad = await other.PersonAsync(Role.LocalBureau, SeminarYear.Nanning);
        await MarkAsync();

        await Assert.ThrowsAsync<NotFoundException>(async () => await AsAsync(liuzhou, await FormAsync()));
        await Assert.ThrowsAsync<NotFoundException>(async () => await AsAsync(Year.Department, await FormAsync()));
        await Assert.ThrowsAsync<NotFoundException>(async () => await AsAsync(Year.Bureau, await FormAsync(2)));
        await Assert.ThrowsAsync<NotFoundException>(async () => await other.SendAsync(abroad, await FormAsync()));
        await Assert.ThrowsAsync<ForbiddenException>(async () => await AsAsync(Year.Office, await FormAsync()));
        await Assert.ThrowsAsync<ForbiddenException>(async () => await AsAsync(Year.Hosts[0], await FormAsync()));
        await AssertNothingWrittenAsync();
    }

    [Fact]
    public async Task Bad_input_is_told_beside_its_field_and_a_stale_page_is_refused()
    {
        await BeginAsync(SeminarStage.Filed, proposals: 1);
        foreach (
            var (form, field, sentence) in new[]
            {
                (await FormAsync(decision: null), "Decision", "Choose recommend, return or decline"),
                (await FormAsync(decision: ReviewDecision.Approved), "Decision", "Choose recommend, return or decline"),
                (await FormAsync(opinion: " "), "Opinion", "Enter your opinion"),
                (await FormAsync(opinion: new string('可', 501)), "Opinion", "The opinion must be 500 characters or less"),
                (await FormAsync(decision: ReviewDecision.Returned), "Sections", "Mark at least one section that is to be changed."),
                (await FormAsync(rank: 0), "Rank", "Enter a rank from 1 on"),
            }
        )
            await RefusedInput.ForAsync(field, sentence, () => AsAsync(Year.Bureau, form));
        var stale = await FormAsync();
        await AsAsync(Year.Bureau, await FormAsync(0, ReviewDecision.Returned, "改", null, ProposalSection.Topic));
        await AsAsync(Year.Hosts[0], new SubmitSeminarProposal(Year.Proposals[0], await ProposalVersionAsync(), Unchanged: true));
        await MarkAsync();

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => AsAsync(Year.Bureau, stale));

        await AssertNothingWrittenAsync();
        Assert.Equal(0, (await AsAsync(Year.Bureau, new GetRecommendationQuota(Year.Call))).Used);
    }

    [Fact]
    public async Task Nobody_reviews_what_the_own_unit_filed_or_what_they_filed_themselves()
    {
        await BeginAsync(SeminarStage.Filed, proposals: 2);
        // One person with two memberships: administrator of the university, and at the bureau.
        var both = await SomebodyAsync(Role.UnitAdministrator, SeminarYear.University);
        var atBureau = await Province.JoinAsync(Year.Office, both, Role.LocalBureau, SeminarYear.Nanning);
        // Somebody who filed for the institute and has moved to the bureau since.
        var filer = await Province.JoinAsync(Year.Office, Year.Hosts[1], Role.LocalBureau, SeminarYear.Nanning);
        await MarkAsync();

        // What would be refused is not offered.
        Assert.False(await IsOfferedAsync(atBureau, 0));
        Assert.True(await IsOfferedAsync(atBureau, 1));
        Assert.False(await IsOfferedAsync(filer, 1));
        await Assert.ThrowsAsync<ForbiddenException>(async () => await AsAsync(atBureau, await FormAsync(0)));
        await Assert.ThrowsAsync<ForbiddenException>(async () => await AsAsync(filer, await FormAsync(1)));
        await Assert.ThrowsAsync<ForbiddenException>(async () =>
            await AsAsync(
                atBureau,
                new RecommendSeminarProposals(
                    [(Year.Proposals[1], await ProposalVersionAsync(1)), (Year.Proposals[0], await ProposalVersionAsync(0))],
                    "同意"
                )
            )
        );
        await AssertNothingWrittenAsync();
        Assert.Equal([ProposalState.Submitted, ProposalState.Submitted], await Year.StatesAsync());
        await AsAsync(atBureau, await FormAsync(1));

        // A membership that the person had when the unit filed binds for good: leaving does not free anybody.
        await AsAsync(
            Year.Office,
            new EndMembership(both.MembershipId, await Year.VersionAsync<Membership>(both.MembershipId), Year.Today.AddDays(1), "调离")
        );
        await Assert.ThrowsAsync<ForbiddenException>(async () => await AsAsync(atBureau, await FormAsync(0)));
        Year.Pass(2);
        await Assert.ThrowsAsync<ForbiddenException>(async () => await AsAsync(atBureau, await FormAsync(0)));
        await AsAsync(Year.Bureau, await FormAsync(0));

        async Task<bool> IsOfferedAsync(Person person, int proposal) =>
            (await AsAsync(person, new GetSeminarProposal(Year.Proposals[proposal]))).Rights.Review;
    }

    [Fact]
    public async Task Several_are_recommended_in_order_and_all_or_none()
    {
        await BeginAsync(SeminarStage.Filed, proposals: 5, terms: t => t with { RecommendationLimit = 2 });
        async Task<(Guid, uint)> RowAsync(int index) => (Year.Proposals[index], await ProposalVersionAsync(index));

        var refusal = await Refused.ByAsync(
            "All {0} recommendations of your unit under this call are used. Return or decline one first, or ask the programme office.",
            async () =>
                await AsAsync(Year.Bureau, new RecommendSeminarProposals([await RowAsync(0), await RowAsync(1), await RowAsync(3)], "同意"))
        );
        Assert.Equal(2, Assert.Single(refusal.Args));
        await Assert.ThrowsAsync<NotFoundException>(async () =>
            await AsAsync(Year.Bureau, new RecommendSeminarProposals([await RowAsync(0), await RowAsync(2)], "同意"))
        );
        await RefusedInput.ForAsync(
            "Proposals",
            "Tick at least one proposal",
            () => AsAsync(Year.Bureau, new RecommendSeminarProposals([], "同意"))
        );
        await Assert.ThrowsAsync<ForbiddenException>(async () =>
            await AsAsync(Year.Office, new RecommendSeminarProposals([await RowAsync(0)], "同意"))
        );
        await AssertNothingWrittenAsync();
        Assert.All(await Year.StatesAsync(), s => Assert.Equal(ProposalState.Submitted, s));

        Assert.Equal(2, await AsAsync(Year.Bureau, new RecommendSeminarProposals([await RowAsync(3), await RowAsync(0)], "同意")));
        Assert.Equal((1, 2), ((await ProposalAsync(3)).Rank, (await ProposalAsync(0)).Rank));
        Assert.Equal((2, 2, 2), await GainedAsync());
    }

    [Fact]
    public async Task Of_six_who_recommend_at_once_under_a_limit_of_two_exactly_two_succeed()
    {
        await BeginAsync(SeminarStage.Called, terms: t => t with { RecommendationLimit = 2 });
        foreach (var index in new[] { 0, 1, 3, 4, 6, 7 })
            await Year.FileAsync(index);
        var reviewers = new List<Person>();
        for (var i = 0; i < 6; i++)
            reviewers.Add(await SomebodyAsync(Role.LocalBureau, SeminarYear.Nanning));
        var forms = new List<ReviewSeminarProposal>();
        for (var i = 0; i < 6; i++)
            forms.Add(await FormAsync(i));
        await MarkAsync();

        var refusals = await Task.WhenAll(forms.Select(async (form, i) => await Record.ExceptionAsync(() => AsAsync(reviewers[i], form))));

        Assert.Equal(2, refusals.Count(r => r is null));
        Assert.All(refusals.Where(r => r is not null), r => Assert.IsType<RuleException>(r));
        Assert.Equal(
            (2, 4),
            (
                (await Year.StatesAsync()).Count(s => s == ProposalState.Recommended),
                (await Year.StatesAsync()).Count(s => s == ProposalState.Submitted)
            )
        );
        Assert.Equal(new QuotaView(2, 2), await AsAsync(Year.Bureau, new GetRecommendationQuota(Year.Call)));
        Assert.Equal((2, 2, 2), await GainedAsync());
        Assert.Equal(
            [1, 2],
            await Province.ReadAsync(db =>
                db.SeminarProposals.Where(p => p.Rank != null).OrderBy(p => p.Rank).Select(p => p.Rank!.Value).ToListAsync()
            )
        );
    }

    [Fact]
    public async Task A_unit_with_its_own_number_has_that_number()
    {
        var bureau = Province.Units[SeminarYear.Nanning].Id;
        await BeginAsync(SeminarStage.Filed, proposals: 2, terms: t => t with { OwnLimits = [new CallQuota(bureau, 1)] });

        await AsAsync(Year.Bureau, await FormAsync(0));

        await Refused.ByAsync(
            "All {0} recommendations of your unit under this call are used. Return or decline one first, or ask the programme office.",
            async () => await AsAsync(Year.Bureau, await FormAsync(1))
        );
    }
}
