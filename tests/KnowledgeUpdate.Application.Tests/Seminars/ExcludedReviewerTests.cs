using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Experts;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Tests.Seminars;

/// <summary>
/// Nobody who belongs to the filing unit in whatever capacity reviews its record; where that leaves nobody, the next level does, and the
/// trail says so.
/// </summary>
public sealed class ExcludedReviewerTests(PortalFixture portal) : SeminarTest(portal)
{
    private async Task<bool> IsOfferedAsync(Person person, int index = 0) =>
        (await AsAsync(person, new GetSeminarProposal(Year.Proposals[index]))).Rights.Review;

    private async Task<ReviewSeminarProposal> FormAsync(int index = 0) =>
        new(Year.Proposals[index], await ProposalVersionAsync(index), ReviewDecision.Recommended, "同意推荐。", 1, []);

    /// <summary>The account also has a learner's record, employed at the university and confirmed.</summary>
    private async Task EmployAsync(Person person, int number)
    {
        var id = await AsAsync(
            person,
            new AddMyLearner(
                "韦兼职",
                IdentityKind.ResidentId,
                TestIdentity.Number(number),
                SeminarYear.University,
                new Profession("工程技术", TitleLevel.Intermediate, null, null, Education.Bachelor)
            )
        );
        var request = await Province.ReadAsync(db => db.Employments.SingleAsync(e => e.LearnerId == id));
        await AsAsync(Year.Hosts[0], new DecideEmployment(request.Id, request.Version, true, null));
    }

    private async Task AssertExcludedAsync(Person person)
    {
        Assert.False(await IsOfferedAsync(person));
        var refusal = await Assert.ThrowsAsync<ForbiddenException>(async () => await AsAsync(person, await FormAsync()));
        Assert.Equal("You belong to the unit that filed this proposal. Somebody of another unit reviews it.", refusal.Message);
    }

    [Fact]
    public async Task Who_is_employed_at_the_filing_unit_does_not_review_it()
    {
        await BeginAsync(SeminarStage.Filed, proposals: 2);
        await EmployAsync(Year.Bureau, 881);

        await AssertExcludedAsync(Year.Bureau);
        Assert.True(await IsOfferedAsync(Year.Bureau, 1));
    }

    [Fact]
    public async Task An_expert_of_the_filing_unit_does_not_review_it()
    {
        await BeginAsync(SeminarStage.Filed, proposals: 1);
        await Province.JoinAsync(Year.Office, Year.Bureau, Role.Expert, SeminarYear.Nanning);
        Assert.True(await IsOfferedAsync(Year.Bureau));

        await AsAsync(Year.Office, new SaveExpert(null, 0, Year.Bureau.UserId, SeminarYear.University, "教授", ["ZZ"], true));

        await AssertExcludedAsync(Year.Bureau);
    }

    [Fact]
    public async Task Neither_does_somebody_whose_other_account_belongs_to_it_nor_a_deputy_of_such_a_person()
    {
        await BeginAsync(SeminarStage.Filed, proposals: 1);
        var admin = await SomebodyAsync(Role.SystemAdministrator, SeminarYear.OfficeUnit);
        var second = await SomebodyAsync(Role.LocalBureau, SeminarYear.Nanning);
        var deputy = await Province.LendAsync(Year.Bureau, await SomebodyAsync(Role.Inspector, SeminarYear.Nanning), 30);
        Assert.True(await IsOfferedAsync(deputy));

        await AsAsync(admin, new RecordSamePerson(Year.Bureau.UserId, Year.Hosts[0].Name, "证件号码相同"));

        await AssertExcludedAsync(Year.Bureau);
        await AssertExcludedAsync(deputy);
        Assert.True(await IsOfferedAsync(second));
    }

    [Fact]
    public async Task Where_that_leaves_nobody_the_next_level_reviews_and_the_trail_says_so()
    {
        await BeginAsync(SeminarStage.Called);
        var second = await SomebodyAsync(Role.LocalBureau, SeminarYear.Nanning);
        await EmployAsync(Year.Bureau, 883);
        await EmployAsync(second, 884);
        var id = await Year.FileAsync(0);

        var view = await AsAsync(Year.Office, new GetSeminarProposal(id));
        Assert.Equal((SeminarYear.OfficeUnit, true), (view.Reviewer, view.Rights.Review));
        Assert.Equal(
            [(ReviewDecision.Submitted, null), (ReviewDecision.PassedUp, SeminarYear.Nanning)],
            view.Trail.Select(s => (s.Decision, s.Opinion))
        );
        var work = await Province.ReadAsync(db => db.WorkItems.SingleAsync(w => w.SubjectId == id && w.DoneAt == null));
        Assert.Equal(Role.ProgrammeOffice, work.Role);
        Assert.False((await AsAsync(Year.Bureau, new GetSeminarProposal(id))).Rights.Review);

        await AsAsync(
            Year.Office,
            new ReviewSeminarProposal(id, await Year.VersionAsync<SeminarProposal>(id), ReviewDecision.Recommended, "同意推荐。", 1, [])
        );

        // The recommendation counts against the quota of the unit that was chosen.
        Assert.Equal(1, (await AsAsync(Year.Bureau, new GetRecommendationQuota(Year.Call))).Used);
        Assert.Equal(ProposalState.Recommended, (await Year.LoadAsync<SeminarProposal>(id)).State);
    }

    [Fact]
    public async Task As_long_as_one_reviewer_is_free_of_it_the_level_stays()
    {
        await BeginAsync(SeminarStage.Called);
        await SomebodyAsync(Role.LocalBureau, SeminarYear.Nanning);
        await EmployAsync(Year.Bureau, 885);

        var id = await Year.FileAsync(0);

        var view = await AsAsync(Year.Office, new GetSeminarProposal(id));
        Assert.Equal((SeminarYear.Nanning, false), (view.Reviewer, view.Rights.Review));
    }
}
