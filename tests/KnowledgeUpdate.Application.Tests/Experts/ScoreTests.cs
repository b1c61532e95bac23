using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Experts;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Application.Tests.Seminars;
using KnowledgeUpdate.Domain.Experts;

namespace KnowledgeUpdate.Application.Tests.Experts;

public sealed class ScoreTests(PortalFixture portal) : SeminarTest(portal)
{
    private async Task<(Person Expert, ExpertAssignment Assignment)> FirstAsync(int proposal = 0)
    {
        var assignment = await Province.ReadAsync(db =>
            db.ExpertAssignments.AsNoTracking()
                .Where(a => a.SubjectId == Year.Proposals[proposal] && a.State != AssignmentState.StoodAside)
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
            "This scoring is closed.",
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
        Assert.Equal([SeminarActs.EndScoring], await OpenWorkAsync(Year.Call));
    }

    [Fact]
    public async Task An_expert_who_declares_a_conflict_stands_aside_for_another()
    {
        await BeginAsync(SeminarStage.Scoring);
        var (expert, assignment) = await FirstAsync();
        await AsAsync(expert, new SubmitScore(assignment.Id, assignment.Version, [90, 90], "评"));
        await RefusedInput.ForAsync(
            "Note",
            "Enter what binds you to it",
            () => AsAsync(expert, new DeclareConflict(Year.Proposals[0], " "))
        );
        await Assert.ThrowsAsync<ForbiddenException>(() => AsAsync(Year.Bureau, new DeclareConflict(Year.Proposals[0], "亲属")));
        await MarkAsync();

        await AsAsync(expert, new DeclareConflict(Year.Proposals[0], "承办方负责人是亲属"));

        var all = await Province.ReadAsync(db =>
            db.ExpertAssignments.AsNoTracking().Where(a => a.SubjectId == Year.Proposals[0]).ToListAsync()
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
            "You stood aside from this one.",
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
                progress.Subjects.Single(s => s.Link == Links.Proposal(Year.Proposals[0])).Hidden,
                progress.Subjects.Single(s => s.Link == Links.Proposal(Year.Proposals[0])).Summary?.Score
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

    [Fact]
    public async Task What_another_area_has_scored_knows_nothing_of_proposals()
    {
        await BeginAsync(SeminarStage.Called);
        await Year.EnterExpertsAsync();
        var (round, subject) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var first = Year.Experts[0];
        var sheet = await Province.ReadAsync(async db =>
        {
            db.Add(
                new ScoringRound(round, "Batch", "基地遴选", "seed")
                {
                    Criteria = [new("师资", 60), new("场地", 40)],
                    ExpertsEach = 1,
                    Link = "/batch",
                }
            );
            db.Add(
                new ScoredSubject(round, subject, Province.Units["南宁市人力资源和社会保障局"].Id)
                {
                    Number = "1",
                    Title = "某基地",
                    HostName = "某校",
                    Link = "/base",
                }
            );
            await db.SaveChangesAsync();
            var expert = await db.Experts.SingleAsync(e => e.UserId == first.UserId);
            var given = new ExpertAssignment(round, subject, expert.Id, first.UserId);
            db.Add(given);
            await db.SaveChangesAsync();
            await db.Database.CommitTransactionAsync();
            return given.Id;
        });

        await AsAsync(first, new SubmitScore(sheet, await Year.VersionAsync<ExpertAssignment>(sheet), [90, 50], "好"));
        var progress = await AsAsync(Year.Office, new GetScoringProgress(round));
        Assert.Equal(("/batch", 1, 74m), (progress.Link, progress.Done, progress.Subjects.Single().Summary?.Score));

        await AsAsync(first, new DeclareConflict(subject, "曾在该校任教"));
        var mine = Assert.Single(
            (await Task.WhenAll(Year.Experts.Select(async e => await AsAsync(e, new ListMyScoring())))).SelectMany(rows => rows)
        );
        Assert.Equal(("某基地", "/base", AssignmentState.Open), (mine.Title, mine.Link, mine.State));
        Assert.Empty(await AsAsync(first, new ListMyScoring()));
        await Assert.ThrowsAsync<NotFoundException>(() => AsAsync(Year.Office, new DeclareConflict(subject, "不相识的事项")));
    }
}
