using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Tests.Seminars;

public sealed class ScoreTests(PortalFixture portal) : SeminarTest(portal)
{
    private async Task<(Person Expert, ExpertAssignment Assignment)> FirstAsync(int proposal = 0)
    {
        var assignment = await Province.ReadAsync(db =>
            db.ExpertAssignments.AsNoTracking()
                .Where(a => a.ProposalId == Year.Proposals[proposal] && a.State != AssignmentState.StoodAside)
                .OrderBy(a => a.Id)
                .FirstAsync()
        );
        return (Year.Experts.Single(e => e.UserId == assignment.UserId), assignment);
    }

    [Fact]
    public async Task A_score_is_weighted_and_may_be_given_again()
    {
        await BeginAsync(SeminarStage.Scoring);
        var (expert, assignment) = await FirstAsync();

        await AsAsync(expert, new SubmitScore(assignment.Id, assignment.Version, [90, 71.5m], " 可行 "));
        var first = await Year.LoadAsync<ExpertAssignment>(assignment.Id);
        await AsAsync(expert, new SubmitScore(assignment.Id, first.Version, [60, 60], "改评"));

        Assert.Equal((82.6m, "可行", AssignmentState.Submitted), (first.Score, first.Comment, first.State));
        Assert.Equal(60m, (await Year.LoadAsync<ExpertAssignment>(assignment.Id)).Score);
        Assert.Equal((2, 0, 0), await GainedAsync());
        // Nothing of a score stands in the history in clear.
        var changes = await Province.ReadAsync(db =>
            db.AuditEvents.OrderByDescending(e => e.Sequence).Take(2).Select(e => e.Changes).ToListAsync()
        );
        Assert.DoesNotContain(
            changes,
            c =>
                c.Contains("82.6", StringComparison.Ordinal)
                || c.Contains("可行", StringComparison.Ordinal)
                || c.Contains("71.5", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Bad_points_and_no_comment_are_refused()
    {
        await BeginAsync(SeminarStage.Scoring);
        var (expert, assignment) = await FirstAsync();
        foreach (
            var (points, comment, field, sentence) in new (decimal?[], string?, string, string)[]
            {
                ([101, 50], "评", "Points[0]", "Give every criterion points from 0 to 100."),
                ([50, -1], "评", "Points[1]", "Give every criterion points from 0 to 100."),
                ([null, 50], "评", "Points[0]", "Give every criterion points from 0 to 100."),
                ([50, 50], " ", "Comment", "Enter your comment"),
                ([50, 50], new string('评', 1001), "Comment", "The comment must be 1000 characters or less"),
            }
        )
            await RefusedInput.ForAsync(
                field,
                sentence,
                () => AsAsync(expert, new SubmitScore(assignment.Id, assignment.Version, points, comment))
            );
        await Refused.ByAsync(
            "Give every criterion points from 0 to 100.",
            () => AsAsync(expert, new SubmitScore(assignment.Id, assignment.Version, [50], "评"))
        );
        await AssertNothingWrittenAsync();
    }

    [Fact]
    public async Task Other_people_neither_see_nor_fill_in_a_sheet()
    {
        await BeginAsync(SeminarStage.Scoring);
        var (expert, assignment) = await FirstAsync();
        var other = Year.Experts.First(e => e != expert);
        await Assert.ThrowsAsync<NotFoundException>(() =>
            AsAsync(other, new SubmitScore(assignment.Id, assignment.Version, [50, 50], "评"))
        );
        await Assert.ThrowsAsync<NotFoundException>(() => AsAsync(other, new GetScoringSheet(assignment.Id)));
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            AsAsync(Year.Office, new SubmitScore(assignment.Id, assignment.Version, [50, 50], "评"))
        );
        await AssertNothingWrittenAsync();
    }

    [Fact]
    public async Task A_stale_sheet_and_one_of_a_closed_scoring_change_no_score()
    {
        await BeginAsync(SeminarStage.Scoring);
        var (expert, assignment) = await FirstAsync();
        await AsAsync(expert, new SubmitScore(assignment.Id, assignment.Version, [50, 50], "评"));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            AsAsync(expert, new SubmitScore(assignment.Id, assignment.Version, [70, 70], "评"))
        );
        await Year.OpenBenchAsync();
        await Refused.ByAsync(
            "Scoring of this call is closed.",
            async () =>
                await AsAsync(
                    expert,
                    new SubmitScore(assignment.Id, await Year.VersionAsync<ExpertAssignment>(assignment.Id), [70, 70], "评")
                )
        );
        Assert.Equal(50m, (await Year.LoadAsync<ExpertAssignment>(assignment.Id)).Score);
    }

    [Fact]
    public async Task The_work_item_closes_with_the_last_score()
    {
        await BeginAsync(SeminarStage.Scoring);

        await Year.ScoreAsync();

        // What is left is the office's: to end the scoring.
        Assert.Equal([WorkActs.EndScoring], await OpenWorkAsync(Year.Call));
    }

    [Fact]
    public async Task An_expert_who_declares_a_conflict_stands_aside_for_another()
    {
        await BeginAsync(SeminarStage.Scoring);
        var (expert, assignment) = await FirstAsync();
        await AsAsync(expert, new SubmitScore(assignment.Id, assignment.Version, [90, 90], "评"));
        await RefusedInput.ForAsync(
            "Note",
            "Enter what binds you to this proposal",
            () => AsAsync(expert, new DeclareConflict(Year.Proposals[0], " "))
        );
        await Assert.ThrowsAsync<ForbiddenException>(() => AsAsync(Year.Bureau, new DeclareConflict(Year.Proposals[0], "亲属")));
        await MarkAsync();

        await AsAsync(expert, new DeclareConflict(Year.Proposals[0], "承办方负责人是亲属"));

        var all = await Province.ReadAsync(db =>
            db.ExpertAssignments.AsNoTracking().Where(a => a.ProposalId == Year.Proposals[0]).ToListAsync()
        );
        var aside = Assert.Single(all, a => a.State == AssignmentState.StoodAside);
        Assert.Equal((expert.UserId, null, null), (aside.UserId, aside.Score, aside.Comment));
        Assert.Equal(2, all.Where(a => a.State == AssignmentState.Open).Select(a => a.UserId).Distinct().Count());
        Assert.DoesNotContain(all, a => a.State == AssignmentState.Open && a.UserId == expert.UserId);
        // The assignment given up, the new one, the conflict; the one who takes it is told.
        Assert.Equal((3, 0, 1), await GainedAsync());
        await Assert.ThrowsAsync<NotFoundException>(() => AsAsync(expert, new GetScoringSheet(assignment.Id)));
        await Assert.ThrowsAsync<NotFoundException>(() => AsAsync(expert, new GetSeminarProposal(Year.Proposals[0])));
        await Refused.ByAsync(
            "You stood aside from this proposal.",
            async () =>
                await AsAsync(
                    expert,
                    new SubmitScore(assignment.Id, await Year.VersionAsync<ExpertAssignment>(assignment.Id), [90, 90], "评")
                )
        );
    }

    [Fact]
    public async Task A_conflicted_member_of_the_office_sees_no_scores_and_does_not_open_the_bench()
    {
        await BeginAsync(SeminarStage.Scoring);
        await AsAsync(Year.Office2, new DeclareConflict(Year.Proposals[0], "曾任该校兼职教授"));
        await Year.ScoreAsync();
        await Refused.ByAsync(
            "This conflict of interest is recorded already.",
            () => AsAsync(Year.Office2, new DeclareConflict(Year.Proposals[0], "再报一次"))
        );
        await MarkAsync();

        Assert.Null((await AsAsync(Year.Office2, new GetSeminarProposal(Year.Proposals[0]))).Scores);
        Assert.NotNull((await AsAsync(Year.Office, new GetSeminarProposal(Year.Proposals[0]))).Scores);
        var progress = await AsAsync(Year.Office2, new GetScoringProgress(Year.Call));
        Assert.Equal(
            (4, 4, true, null),
            (
                progress.Done,
                progress.Total,
                progress.Proposals.Single(p => p.Id == Year.Proposals[0]).Hidden,
                progress.Proposals.Single(p => p.Id == Year.Proposals[0]).Mean
            )
        );
        await Assert.ThrowsAsync<ForbiddenException>(async () =>
            await AsAsync(Year.Office2, new OpenPlanBench(Year.Call, await CallVersionAsync()))
        );
        await AssertNothingWrittenAsync();

        await Year.OpenBenchAsync();
        Assert.Null(
            (await AsAsync(Year.Office2, new GetPlanBench(Year.Plan, null)))
                .Candidates.Single(c => c.Item.Id == Year.Proposals[0])
                .Item.Score
        );
        Assert.NotNull(
            (await AsAsync(Year.Office, new GetPlanBench(Year.Plan, null)))
                .Candidates.Single(c => c.Item.Id == Year.Proposals[0])
                .Item.Score
        );
    }
}
