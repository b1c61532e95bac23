using KnowledgeUpdate.Application.Experts;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Application.Tests.Seminars;
using KnowledgeUpdate.Domain.Experts;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Tests.Experts;

/// <summary>Scoring without names, by median, with experts from outside; who is late is reminded or replaced.</summary>
public sealed class BlindScoringTests(PortalFixture portal) : SeminarTest(portal)
{
    private async Task<(Person Expert, ExpertAssignment Sheet)> SheetAsync()
    {
        var sheet = await Province.ReadAsync(db =>
            db.ExpertAssignments.AsNoTracking().Where(a => a.State == AssignmentState.Open).OrderBy(a => a.Id).FirstAsync()
        );
        return (Year.Experts.Single(e => e.UserId == sheet.UserId), sheet);
    }

    [Fact]
    public async Task An_expert_of_a_blind_round_reads_neither_host_nor_people_nor_papers_that_are_not_redacted()
    {
        await BeginAsync(SeminarStage.Called, terms: t => t with { IsBlind = true });
        var id = await Year.DraftAsync(0);
        await AsAsync(
            Year.Hosts[0],
            new AttachToProposal(
                id,
                await Year.VersionAsync<SeminarProposal>(id),
                "隐名方案",
                "示例大学方案.pdf",
                SeminarYear.Pdf("方案"),
                true
            )
        );
        await AsAsync(Year.Hosts[0], new SubmitSeminarProposal(id, await Year.VersionAsync<SeminarProposal>(id)));
        await AsAsync(
            Year.Bureau,
            new ReviewSeminarProposal(
                id,
                await Year.VersionAsync<SeminarProposal>(id),
                Domain.Reviews.ReviewDecision.Recommended,
                "同意推荐。",
                null,
                []
            )
        );
        await Year.BeginScoringAsync();
        var (expert, sheet) = await SheetAsync();
        var open = await AsAsync(Year.Office, new GetSeminarProposal(id));

        var blind = await AsAsync(expert, new GetSeminarProposal(id));

        var text = System.Text.Json.JsonSerializer.Serialize(blind.Content, Persistence.Common.PortalModel.Json);
        Assert.All(
            open.Content.Lecturers.SelectMany(l => new[] { l.Name, l.Unit })
                .Concat([open.OrganisationName, open.Content.ContactName!, open.Content.ContactPhone!]),
            name => Assert.DoesNotContain(name, text, StringComparison.Ordinal)
        );
        Assert.Equal((true, BlindContent.Hidden, null), (blind.IsBlind, blind.OrganisationName, blind.Reviewer));
        Assert.Equal(open.Working!.Total, blind.Working!.Total);
        Assert.Equal("隐名方案.pdf", Assert.Single(blind.Content.Attachments).Name);
        var plain = open.Content.Attachments.First(a => !a.IsRedacted);
        await Assert.ThrowsAsync<NotFoundException>(() => AsAsync(expert, new DownloadAttachment(id, plain.Id)));
        Assert.Equal("隐名方案.pdf", (await AsAsync(expert, new DownloadAttachment(id, blind.Content.Attachments[0].Id))).Name);
        await Assert.ThrowsAsync<ForbiddenException>(() => AsAsync(expert, new DownloadProposalForm(id)));
        Assert.Equal("", Assert.Single(await AsAsync(expert, new ListMyScoring())).Host);
        Assert.True((await AsAsync(expert, new GetScoringSheet(sheet.Id))).IsBlind);
        Assert.Equal(open.OrganisationName, (await AsAsync(Year.Office, new GetScoringProgress(Year.Call))).Subjects.Single().Host);
    }

    [Fact]
    public async Task The_median_of_a_round_is_what_the_bench_sees_and_the_spread_is_shown()
    {
        await BeginAsync(
            SeminarStage.Recommended,
            proposals: 1,
            terms: t => t with { ExpertsPerProposal = 3, ScoreMethod = ScoreMethod.Median }
        );
        await Year.BeginScoringAsync();
        var points = new Queue<decimal>([90, 80, 10]);
        foreach (var expert in Year.Experts)
        {
            foreach (var row in await AsAsync(expert, new ListMyScoring()))
            {
                var given = points.Dequeue();
                await AsAsync(
                    expert,
                    new SubmitScore(row.AssignmentId, await Year.VersionAsync<ExpertAssignment>(row.AssignmentId), [given, given], "评")
                );
            }
        }

        var shown = (await AsAsync(Year.Office, new GetScoringProgress(Year.Call))).Subjects.Single();
        await Year.OpenBenchAsync();

        Assert.Equal(new ScoreSummary(80, 10, 90), shown.Summary);
        Assert.Equal(80m, (await Year.LoadAsync<SeminarProposal>(Year.Proposals[0])).Score);
    }

    [Fact]
    public async Task An_expert_from_outside_the_province_scores_and_is_named_by_the_own_employer()
    {
        await BeginAsync(SeminarStage.Recommended, proposals: 1, terms: t => t with { ExpertsPerProposal = 1 });
        var outside = await SomebodyAsync(Role.Expert, SeminarYear.OfficeUnit);
        await RefusedInput.ForAsync(
            "Employer",
            "No unit is called “北京邮电大学”. Enter its full name or its credit code.",
            () => AsAsync(Year.Office, new SaveExpert(null, 0, outside.UserId, "北京邮电大学", "教授", ["new-it"], true))
        );
        await AsAsync(Year.Office, new SaveExpert(null, 0, outside.UserId, " 北京邮电大学 ", "教授", ["new-it"], true, IsOutside: true));
        Year.CloseCall();
        await AsAsync(Year.Office, new BeginExpertScoring(Year.Call, await CallVersionAsync(), "seed"));

        var row = (await AsAsync(Year.Office, new ListExperts(new()))).Page.Rows.Single();
        Assert.Equal(("北京邮电大学", true), (row.Employer, row.IsOutside));
        Assert.Single(await AsAsync(outside, new ListMyScoring()));
        Assert.True(await Province.ReadAsync(db => db.WorkItems.AnyAsync(w => w.UserId == outside.UserId && w.DoneAt == null)));
    }

    [Fact]
    public async Task Who_is_late_is_reminded_once_a_day_or_gives_the_sheet_away()
    {
        await BeginAsync(SeminarStage.Scoring);
        var (late, sheet) = await SheetAsync();
        var experts = await Province.ReadAsync(db => db.ExpertAssignments.Select(a => a.UserId).Distinct().CountAsync());

        Assert.Equal(experts, await AsAsync(Year.Office, new RemindExperts(Year.Call)));
        Assert.Equal(0, await AsAsync(Year.Office, new RemindExperts(Year.Call)));
        Year.Pass(1);
        Assert.Equal(experts, await AsAsync(Year.Office, new RemindExperts(Year.Call)));
        await Assert.ThrowsAsync<ForbiddenException>(() => AsAsync(Year.Bureau, new RemindExperts(Year.Call)));

        await RefusedInput.ForAsync(
            "Reason",
            "Enter the reason",
            () => AsAsync(Year.Office, new ReplaceScorer(sheet.Id, sheet.Version, ""))
        );
        await AsAsync(Year.Office, new ReplaceScorer(sheet.Id, sheet.Version, "住院"));

        var now = await Province.ReadAsync(db =>
            db.ExpertAssignments.Where(a => a.SubjectId == sheet.SubjectId && a.State == AssignmentState.Open).ToListAsync()
        );
        Assert.DoesNotContain(now, a => a.UserId == late.UserId);
        Assert.Equal(2, now.Count);
        await Refused.ByAsync(
            "The expert has left this sheet already.",
            () => AsAsync(Year.Office, new ReplaceScorer(sheet.Id, sheet.Version, "住院"))
        );
    }

    [Fact]
    public async Task Bureaus_with_proposals_that_wait_are_reminded_once_a_day()
    {
        await BeginAsync(SeminarStage.Filed, proposals: 1);

        var waiting = Assert.Single((await AsAsync(Year.Office, new GetSeminarCall(Year.Call))).Waiting);
        Assert.Equal((SeminarYear.Nanning, 1), (waiting.Name, waiting.Count));
        Assert.Equal(1, await AsAsync(Year.Office, new RemindReviewers(Year.Call)));
        Assert.Equal(0, await AsAsync(Year.Office, new RemindReviewers(Year.Call)));
        Assert.Empty((await AsAsync(Year.Bureau, new GetSeminarCall(Year.Call))).Waiting);
        await Assert.ThrowsAsync<ForbiddenException>(() => AsAsync(Year.Bureau, new RemindReviewers(Year.Call)));
    }
}
