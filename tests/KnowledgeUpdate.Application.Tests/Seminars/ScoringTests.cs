using FluentValidation;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace KnowledgeUpdate.Application.Tests.Seminars;

public sealed class BeginExpertScoringTests(PortalFixture portal) : SeminarTest(portal)
{
    private Task<List<ExpertAssignment>> AssignmentsAsync() => Province.ReadAsync(db => db.ExpertAssignments.AsNoTracking().OrderBy(a => a.ProposalId).ThenBy(a => a.ExpertId).ToListAsync());

    private async Task<int> BeginScoringAsync(string? seed = "seed") => await AsAsync(Year.Office, new BeginExpertScoring(Year.Call, await CallVersionAsync(), seed));

    [Fact]
    public async Task Every_proposal_has_its_experts_with_even_loads_work_and_notices()
    {
        await BeginAsync(SeminarStage.Recommended, proposals: 6);
        await Year.EnterExpertsAsync();
        Year.CloseCall();
        await MarkAsync();

        Assert.Equal(12, await BeginScoringAsync());

        var given = await AssignmentsAsync();
        Assert.All(given.GroupBy(a => a.ProposalId), g => Assert.Equal(2, g.Select(a => a.ExpertId).Distinct().Count()));
        Assert.All(given.GroupBy(a => a.ExpertId), g => Assert.Equal(3, g.Count()));
        Assert.All(await Year.StatesAsync(), s => Assert.Equal(ProposalState.Scoring, s));
        var call = await Year.LoadAsync<SeminarCall>(Year.Call);
        Assert.Equal((CallState.Scoring, "seed"), (call.State, call.AssignmentSeed));
        Assert.Equal(4, (await OpenWorkAsync(Year.Call)).Count(a => a == WorkActs.Score));
        // The call, six proposals, twelve assignments; a notice for each expert.
        Assert.Equal((19, 0, 4), await GainedAsync());
    }

    [Fact]
    public async Task Conflicts_are_computed_for_the_same_unit_its_line_and_a_named_lecturer()
    {
        var lecturer = "专家讲师" + Guid.NewGuid().ToString("N")[..6];
        await BeginAsync(SeminarStage.Recommended, content: (i, c) => i != 1 ? c : c with
        {
            Lecturers = [.. c.Lecturers, new Lecturer(lecturer, "某大学", "教授", LecturerRank.FullSenior)],
        });
        await Year.EnterExpertsAsync();
        var same = await EnterAsync(SeminarYear.University, null);
        var above = await EnterAsync(SeminarYear.AgricultureDepartment, null);
        var named = await EnterAsync("自治区教育厅", lecturer);
        Year.CloseCall();

        await BeginScoringAsync();

        var conflicts = await Province.ReadAsync(db => db.ConflictsOfInterest.AsNoTracking().Select(c => new { c.UserId, c.ProposalId, c.Reason }).ToListAsync());
        Assert.Equal(
            new[] { (same.UserId, Year.Proposals[0], ConflictReason.SameUnit), (above.UserId, Year.Proposals[2], ConflictReason.LineUnit), (named.UserId, Year.Proposals[1], ConflictReason.NamedAsLecturer) }.Order(),
            conflicts.Select(c => (c.UserId, c.ProposalId, c.Reason)).Order());
        var given = await AssignmentsAsync();
        Assert.DoesNotContain(given, a => conflicts.Any(c => c.UserId == a.UserId && c.ProposalId == a.ProposalId));

        // The database refuses it too, whoever writes the row.
        foreach (var (person, proposal) in new[] { (same, 0), (above, 2), (named, 1) })
        {
            var expert = await Province.ReadAsync(db => db.Experts.Where(e => e.UserId == person.UserId).Select(e => e.Id).SingleAsync());
            var refusal = await Assert.ThrowsAsync<PostgresException>(() => Province.ReadAsync(db => db.Database.ExecuteSqlAsync(
                $"INSERT INTO expert_assignments (id, tenant_id, call_id, proposal_id, expert_id, user_id, state, points) VALUES ({Guid.NewGuid()}, {Province.Tenant.Id}, {Year.Call}, {Year.Proposals[proposal]}, {expert}, {person.UserId}, 'Open', '[]')")));
            Assert.Equal("tr_expert_assignments_conflict", refusal.ConstraintName);
        }

        async Task<Person> EnterAsync(string employer, string? name)
        {
            var expert = await Province.PersonAsync(Role.Expert, SeminarYear.OfficeUnit, name);
            await AsAsync(Year.Office, new SaveExpert(null, 0, expert.UserId, employer, "教授", ["new-it"], true));
            return expert;
        }
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_assignment()
    {
        await BeginAsync(SeminarStage.Recommended, proposals: 3);
        await Year.EnterExpertsAsync();
        Year.CloseCall();
        var (proposals, experts) = (Year.Proposals.Count, Year.Experts.Count);
        var order = await Province.ReadAsync(async db => (P: await db.SeminarProposals.OrderBy(p => p.Number).Select(p => new { p.Id, p.Field }).ToListAsync(), E: await db.Experts.OrderBy(e => e.Id).ToListAsync()));
        var expected = BalancedAssignment.Assign(proposals, experts, 2, (_, _) => true, (p, e) => order.E[e].Fields.Contains(order.P[p].Field!), "种子一").Select(x => (order.P[x.Proposal].Id, order.E[x.Expert].Id));

        await BeginScoringAsync(" 种子一 ");

        Assert.Equal(expected.Order(), (await AssignmentsAsync()).Select(a => (a.ProposalId, a.ExpertId)).Order());
    }

    [Fact]
    public async Task An_open_call_outstanding_reviews_too_few_experts_and_other_people_are_refused()
    {
        await BeginAsync(SeminarStage.Filed);
        foreach (var index in new[] { 0, 1 })
            await Year.RecommendAsync(Year.Proposals[index]);
        var (other, office) = await AbroadAsync();
        await using var _ = other;
        await MarkAsync();

        await Assert.ThrowsAsync<RuleException>(() => BeginScoringAsync());
        Year.CloseCall();
        Assert.Equal(1, Assert.Single((await Assert.ThrowsAsync<RuleException>(() => BeginScoringAsync())).Args));
        await Year.RecommendAsync(Year.Proposals[2]);
        await MarkAsync();
        await Assert.ThrowsAsync<RuleException>(() => BeginScoringAsync());
        await Assert.ThrowsAsync<ForbiddenException>(async () => await AsAsync(Year.Bureau, new BeginExpertScoring(Year.Call, await CallVersionAsync(), null)));
        await Assert.ThrowsAsync<NotFoundException>(async () => await other.SendAsync(office, new BeginExpertScoring(Year.Call, await CallVersionAsync(), null)));
        await AssertNothingWrittenAsync();
        Assert.Equal(CallState.Published, (await Year.LoadAsync<SeminarCall>(Year.Call)).State);
        await Year.EnterExpertsAsync();
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(async () => await AsAsync(Year.Office, new BeginExpertScoring(Year.Call, await CallVersionAsync() - 1, null)));
    }
}

public sealed class ScoreTests(PortalFixture portal) : SeminarTest(portal)
{
    private async Task<(Person Expert, ExpertAssignment Assignment)> FirstAsync(int proposal = 0)
    {
        var assignment = await Province.ReadAsync(db => db.ExpertAssignments.AsNoTracking().Where(a => a.ProposalId == Year.Proposals[proposal] && a.State != AssignmentState.StoodAside).OrderBy(a => a.Id).FirstAsync());
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
        var changes = await Province.ReadAsync(db => db.AuditEvents.OrderByDescending(e => e.Sequence).Take(2).Select(e => e.Changes).ToListAsync());
        Assert.DoesNotContain(changes, c => c.Contains("82.6", StringComparison.Ordinal) || c.Contains("可行", StringComparison.Ordinal) || c.Contains("71.5", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Bad_points_a_stale_sheet_and_other_people_are_refused()
    {
        await BeginAsync(SeminarStage.Scoring);
        var (expert, assignment) = await FirstAsync();
        var other = Year.Experts.First(e => e != expert);
        foreach (var (points, comment, field) in new (decimal?[], string?, string)[] { ([101, 50], "评", "Points[0]"), ([50, -1], "评", "Points[1]"), ([null, 50], "评", "Points[0]"), ([50, 50], " ", "Comment"), ([50, 50], new string('评', 1001), "Comment") })
            Assert.Equal(field, Assert.Single((await Assert.ThrowsAsync<ValidationException>(() => AsAsync(expert, new SubmitScore(assignment.Id, assignment.Version, points, comment)))).Errors).PropertyName);
        await Assert.ThrowsAsync<RuleException>(() => AsAsync(expert, new SubmitScore(assignment.Id, assignment.Version, [50], "评")));
        await Assert.ThrowsAsync<NotFoundException>(() => AsAsync(other, new SubmitScore(assignment.Id, assignment.Version, [50, 50], "评")));
        await Assert.ThrowsAsync<NotFoundException>(() => AsAsync(other, new GetScoringSheet(assignment.Id)));
        await Assert.ThrowsAsync<ForbiddenException>(() => AsAsync(Year.Office, new SubmitScore(assignment.Id, assignment.Version, [50, 50], "评")));
        await AssertNothingWrittenAsync();
        await AsAsync(expert, new SubmitScore(assignment.Id, assignment.Version, [50, 50], "评"));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => AsAsync(expert, new SubmitScore(assignment.Id, assignment.Version, [70, 70], "评")));
        await Year.OpenBenchAsync();
        await Assert.ThrowsAsync<RuleException>(async () => await AsAsync(expert, new SubmitScore(assignment.Id, await Year.VersionAsync<ExpertAssignment>(assignment.Id), [70, 70], "评")));
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
        await Assert.ThrowsAsync<ValidationException>(() => AsAsync(expert, new DeclareConflict(Year.Proposals[0], " ")));
        await Assert.ThrowsAsync<ForbiddenException>(() => AsAsync(Year.Bureau, new DeclareConflict(Year.Proposals[0], "亲属")));
        await MarkAsync();

        await AsAsync(expert, new DeclareConflict(Year.Proposals[0], "承办方负责人是亲属"));

        var all = await Province.ReadAsync(db => db.ExpertAssignments.AsNoTracking().Where(a => a.ProposalId == Year.Proposals[0]).ToListAsync());
        var aside = Assert.Single(all, a => a.State == AssignmentState.StoodAside);
        Assert.Equal((expert.UserId, null, null), (aside.UserId, aside.Score, aside.Comment));
        Assert.Equal(2, all.Where(a => a.State == AssignmentState.Open).Select(a => a.UserId).Distinct().Count());
        Assert.DoesNotContain(all, a => a.State == AssignmentState.Open && a.UserId == expert.UserId);
        // The assignment given up, the new one, the conflict; the one who takes it is told.
        Assert.Equal((3, 0, 1), await GainedAsync());
        await Assert.ThrowsAsync<NotFoundException>(() => AsAsync(expert, new GetScoringSheet(assignment.Id)));
        await Assert.ThrowsAsync<NotFoundException>(() => AsAsync(expert, new GetSeminarProposal(Year.Proposals[0])));
        await Assert.ThrowsAsync<RuleException>(async () => await AsAsync(expert, new SubmitScore(assignment.Id, await Year.VersionAsync<ExpertAssignment>(assignment.Id), [90, 90], "评")));
    }

    [Fact]
    public async Task A_conflicted_member_of_the_office_sees_no_scores_and_does_not_open_the_bench()
    {
        await BeginAsync(SeminarStage.Scoring);
        await AsAsync(Year.Office2, new DeclareConflict(Year.Proposals[0], "曾任该校兼职教授"));
        await Year.ScoreAsync();
        await Assert.ThrowsAsync<RuleException>(() => AsAsync(Year.Office2, new DeclareConflict(Year.Proposals[0], "再报一次")));
        await MarkAsync();

        Assert.Null((await AsAsync(Year.Office2, new GetSeminarProposal(Year.Proposals[0]))).Scores);
        Assert.NotNull((await AsAsync(Year.Office, new GetSeminarProposal(Year.Proposals[0]))).Scores);
        var progress = await AsAsync(Year.Office2, new GetScoringProgress(Year.Call));
        Assert.Equal((4, 4, true, null), (progress.Done, progress.Total, progress.Proposals.Single(p => p.Id == Year.Proposals[0]).Hidden, progress.Proposals.Single(p => p.Id == Year.Proposals[0]).Mean));
        await Assert.ThrowsAsync<ForbiddenException>(async () => await AsAsync(Year.Office2, new OpenPlanBench(Year.Call, await CallVersionAsync())));
        await AssertNothingWrittenAsync();

        await Year.OpenBenchAsync();
        Assert.Null((await AsAsync(Year.Office2, new GetPlanBench(Year.Plan, null))).Candidates.Single(c => c.Item.Id == Year.Proposals[0]).Item.Score);
        Assert.NotNull((await AsAsync(Year.Office, new GetPlanBench(Year.Plan, null))).Candidates.Single(c => c.Item.Id == Year.Proposals[0]).Item.Score);
    }
}
