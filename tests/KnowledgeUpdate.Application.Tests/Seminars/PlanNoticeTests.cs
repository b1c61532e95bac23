using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Tests.Seminars;

/// <summary>What a plan passes, what its notice says, and what its document counts.</summary>
public sealed class PlanNoticeTests(PortalFixture portal) : SeminarTest(portal)
{
    [Fact]
    public async Task A_plan_that_passes_a_limit_needs_a_reason_which_its_trail_keeps()
    {
        await BeginAsync(SeminarStage.Candidates, proposals: 2, terms: t => t with { RegionBudget = 1 });
        await Year.ChooseAsync(Year.Proposals);
        var variant = await Year.VariantAsync();

        await RefusedInput.ForAsync(
            "Reason",
            "The plan passes 1 limits of the call: enter why",
            async () => await AsAsync(Year.Office, Form(await PlanVersionAsync(), null))
        );
        await AsAsync(Year.Office, Form(await PlanVersionAsync(), " 超出部分由承办单位自筹 "));

        Assert.Equal(
            "超出部分由承办单位自筹",
            (await AsAsync(Year.Office, new GetAnnualPlan(Year.Plan))).Trail.Single(t => t.Step == ReviewStage.FormingThePlan).Opinion
        );

        FormAnnualPlan Form(uint version, string? reason) => new(Year.Plan, version, variant.Id, variant.Version, reason);

        Task<uint> PlanVersionAsync() => Year.VersionAsync<AnnualPlan>(Year.Plan);
    }

    [Fact]
    public async Task Text_and_names_of_a_notice_are_corrected_and_a_new_period_begins()
    {
        await BeginAsync(SeminarStage.InPublicity, proposals: 2);
        var (before, id) = (await Year.LoadAsync<AnnualPlan>(Year.Plan), Year.Proposals[0]);
        await RefusedInput.ForAsync(
            "Remove",
            "Take out a seminar, correct a name, or change the text of the notice",
            () => AsAsync(Year.Office, new CorrectPublicity(Year.Plan, before.Version, [], "有误", Year.Today))
        );

        var notice = await AsAsync(
            Year.Office,
            new CorrectPublicity(
                Year.Plan,
                before.Version,
                [],
                "名称和正文有误",
                Year.Today,
                null,
                "更正后的正文",
                [new CorrectedName(id, " 更正后的名称高级研修班 ")]
            )
        );

        var shown = await Province.SendAsPublicAsync(new GetPublicity(notice));
        Assert.Equal(("更正后的正文", before.Rows.Count), (shown.Text, shown.Rows.Count));
        Assert.Contains(shown.Rows, r => r.ProposalId == id && r.Title == "更正后的名称高级研修班");
        Assert.Equal("更正后的名称高级研修班", (await Year.LoadAsync<SeminarProposal>(id)).Title);
        var filed = await Province.ReadAsync(db => db.ProposalVersions.Where(v => v.ProposalId == id).Select(v => v.Content).FirstAsync());
        Assert.NotEqual("更正后的名称高级研修班", filed.Title);
        Assert.Contains(
            await Province.ReadAsync(db => db.Notifications.Select(n => n.Key).ToListAsync()),
            k => k == "“{0}” is corrected to “{1}” in the notice"
        );
    }

    [Fact]
    public async Task A_returned_proposal_that_is_filed_again_unchanged_asks()
    {
        await BeginAsync(SeminarStage.Filed, proposals: 1);
        var id = Year.Proposals[0];
        await AsAsync(
            Year.Bureau,
            new ReviewSeminarProposal(
                id,
                await Year.VersionAsync<SeminarProposal>(id),
                ReviewDecision.Returned,
                "请修改。",
                null,
                [ProposalSection.Budget]
            )
        );

        await RefusedInput.ForAsync(
            "Unchanged",
            "Nothing was changed since the proposal was returned. Tick this to file it as it is.",
            async () => await AsAsync(Year.Hosts[0], new SubmitSeminarProposal(id, await Year.VersionAsync<SeminarProposal>(id)))
        );
        await AsAsync(
            Year.Hosts[0],
            new SaveProposalSection(
                id,
                await Year.VersionAsync<SeminarProposal>(id),
                ProposalSection.Schedule,
                c => c with { Place = "桂林市" }
            )
        );

        Assert.Equal(
            "2027-001",
            (await AsAsync(Year.Hosts[0], new SubmitSeminarProposal(id, await Year.VersionAsync<SeminarProposal>(id)))).Number
        );
    }

    [Fact]
    public async Task A_draft_is_printed_by_its_unit_before_it_is_filed_and_too_long_an_answer_is_refused()
    {
        await BeginAsync(SeminarStage.Called);
        var id = await Year.DraftAsync(0);

        Assert.Equal("draft.pdf", (await AsAsync(Year.Hosts[0], new DownloadProposalForm(id))).Name);
        await Assert.ThrowsAsync<NotFoundException>(() => AsAsync(Year.Bureau, new DownloadProposalForm(id)));
        await RefusedInput.ForAsync(
            "Grounds",
            "Enter at most 2000 characters; now there are 2001",
            async () =>
                await AsAsync(
                    Year.Hosts[0],
                    new SaveProposalSection(
                        id,
                        await Year.VersionAsync<SeminarProposal>(id),
                        ProposalSection.Rationale,
                        c => c with { Grounds = new string('长', 2001) }
                    )
                )
        );
        await RefusedInput.ForAsync(
            "Title",
            "Leave out the pictures (emoji): documents do not print them",
            async () =>
                await AsAsync(
                    Year.Hosts[0],
                    new SaveProposalSection(
                        id,
                        await Year.VersionAsync<SeminarProposal>(id),
                        ProposalSection.Topic,
                        c => c with { Title = "数字😀研修班" }
                    )
                )
        );
        await AsAsync(
            Year.Hosts[0],
            new SaveProposalSection(
                id,
                await Year.VersionAsync<SeminarProposal>(id),
                ProposalSection.Topic,
                c => c with { Title = "\U00020BB7氏文献研修班" }
            )
        );
        Assert.NotEmpty((await AsAsync(Year.Hosts[0], new DownloadProposalForm(id))).Bytes);
    }
}
