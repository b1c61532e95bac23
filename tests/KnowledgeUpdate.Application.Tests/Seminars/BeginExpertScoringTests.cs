using KnowledgeUpdate.Application.Experts;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Experts;
using KnowledgeUpdate.Domain.Seminars;
using Npgsql;

namespace KnowledgeUpdate.Application.Tests.Seminars;

public sealed class BeginExpertScoringTests(PortalFixture portal) : SeminarTest(portal)
{
    private Task<List<ExpertAssignment>> AssignmentsAsync() =>
        Province.ReadAsync(db => db.ExpertAssignments.AsNoTracking().OrderBy(a => a.SubjectId).ThenBy(a => a.ExpertId).ToListAsync());

    private async Task<int> BeginScoringAsync(string? seed = "seed") =>
        await AsAsync(Year.Office, new BeginExpertScoring(Year.Call, await CallVersionAsync(), seed));

    [Fact]
    public async Task Every_proposal_has_its_experts_with_even_loads_work_and_notices()
    {
        await BeginAsync(SeminarStage.Recommended, proposals: 6);
        await Year.EnterExpertsAsync();
        Year.CloseCall();
        await MarkAsync();

        Assert.Equal(12, await BeginScoringAsync());

        var given = await AssignmentsAsync();
        Assert.All(given.GroupBy(a => a.SubjectId), g => Assert.Equal(2, g.Select(a => a.ExpertId).Distinct().Count()));
        Assert.All(given.GroupBy(a => a.ExpertId), g => Assert.Equal(3, g.Count()));
        Assert.All(await Year.StatesAsync(), s => Assert.Equal(ProposalState.Scoring, s));
        Assert.Equal(CallState.Scoring, (await Year.LoadAsync<SeminarCall>(Year.Call)).State);
        Assert.Equal("seed", (await Year.LoadAsync<ScoringRound>(Year.Call)).Seed);
        Assert.Equal(4, (await OpenWorkAsync(Year.Call)).Count(a => a == ExpertActs.Score));
        // The call, six proposals, the round with its six subjects, twelve assignments; a notice for each expert.
        Assert.Equal((26, 0, 4), await GainedAsync());
    }

    [Fact]
    public async Task Conflicts_are_computed_for_the_same_unit_its_line_and_a_named_lecturer()
    {
        var lecturer = "专家讲师" + Guid.NewGuid().ToString("N")[..6];
        await BeginAsync(
            SeminarStage.Recommended,
            content: (i, c) =>
                i != 1 ? c : c with { Lecturers = [.. c.Lecturers, new Lecturer(lecturer, "某大学", "教授", LecturerRank.FullSenior)] }
        );
        await Year.EnterExpertsAsync();
        var same = await EnterAsync(SeminarYear.University, null);
        var above = await EnterAsync(SeminarYear.AgricultureDepartment, null);
        var named = await EnterAsync("自治区教育厅", lecturer);
        Year.CloseCall();

        await BeginScoringAsync();

        var conflicts = await Province.ReadAsync(db =>
            db.ConflictsOfInterest.AsNoTracking()
                .Select(c => new
                {
                    c.UserId,
                    c.SubjectId,
                    c.Reason,
                })
                .ToListAsync()
        );
        Assert.Equal(
            new[]
            {
                (same.UserId, Year.Proposals[0], ConflictReason.SameUnit),
                (above.UserId, Year.Proposals[2], ConflictReason.LineUnit),
                (named.UserId, Year.Proposals[1], ConflictReason.Named),
            }.Order(),
            conflicts.Select(c => (c.UserId, c.SubjectId, c.Reason)).Order()
        );
        var given = await AssignmentsAsync();
        Assert.DoesNotContain(given, a => conflicts.Any(c => c.UserId == a.UserId && c.SubjectId == a.SubjectId));

        // The database refuses it too, whoever writes the row.
        foreach (var (person, proposal) in new[] { (same, 0), (above, 2), (named, 1) })
        {
            var expert = await Province.ReadAsync(db => db.Experts.Where(e => e.UserId == person.UserId).Select(e => e.Id).SingleAsync());
            var refusal = await Assert.ThrowsAsync<PostgresException>(() =>
                Province.ReadAsync(db =>
                    db.Database.ExecuteSqlAsync(
                        $"""
                        INSERT INTO expert_assignments (id, tenant_id, round_id, subject_id, expert_id, user_id, state, points) VALUES
                            ({Guid.NewGuid()}, {Province.Tenant.Id}, {Year.Call}, {Year.Proposals[proposal]}, {expert}, {person.UserId},
                            'Open', '[]')
                        """
                    )
                )
            );
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
        var order = await Province.ReadAsync(async db =>
            (
                P: await db.SeminarProposals.OrderBy(p => p.Number).Select(p => new { p.Id, p.Field }).ToListAsync(),
                E: await db.Experts.OrderBy(e => e.Id).ToListAsync()
            )
        );
        var expected = BalancedAssignment
            .Assign(proposals, experts, 2, (_, _) => true, (p, e) => order.E[e].Fields.Contains(order.P[p].Field!), "种子一")
            .Select(x => (order.P[x.Subject].Id, order.E[x.Expert].Id));

        await BeginScoringAsync(" 种子一 ");

        Assert.Equal(expected.Order(), (await AssignmentsAsync()).Select(a => (a.SubjectId, a.ExpertId)).Order());
    }

    [Fact]
    public async Task An_open_call_and_outstanding_reviews_come_before_scoring()
    {
        await BeginAsync(SeminarStage.Filed);
        foreach (var index in new[] { 0, 1 })
            await Year.RecommendAsync(Year.Proposals[index]);

        await Refused.ByAsync("The call takes proposals until {0}. Wait until it closes.", () => BeginScoringAsync());
        Year.CloseCall();
        Assert.Equal(
            1,
            Assert.Single(
                (
                    await Refused.ByAsync(
                        "{0} proposals await first review. Remind the reviewers, or have them decided.",
                        () => BeginScoringAsync()
                    )
                ).Args
            )
        );
        Assert.Equal(CallState.Published, (await Year.LoadAsync<SeminarCall>(Year.Call)).State);
    }

    [Fact]
    public async Task Too_few_experts_a_stale_page_and_other_people_begin_no_scoring()
    {
        await BeginAsync(SeminarStage.Recommended);
        Year.CloseCall();
        var (other, office) = await AbroadAsync();
        await using var _ = other;
        await MarkAsync();
        await Refused.ByAsync(
            "Fewer than {0} experts are free of conflict for one of the subjects. Enter more experts.",
            () => BeginScoringAsync()
        );
        await Assert.ThrowsAsync<ForbiddenException>(async () =>
            await AsAsync(Year.Bureau, new BeginExpertScoring(Year.Call, await CallVersionAsync(), null))
        );
        await Assert.ThrowsAsync<NotFoundException>(async () =>
            await other.SendAsync(office, new BeginExpertScoring(Year.Call, await CallVersionAsync(), null))
        );
        await AssertNothingWrittenAsync();
        Assert.Equal(CallState.Published, (await Year.LoadAsync<SeminarCall>(Year.Call)).State);
        await Year.EnterExpertsAsync();
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(async () =>
            await AsAsync(Year.Office, new BeginExpertScoring(Year.Call, await CallVersionAsync() - 1, null))
        );
    }
}
