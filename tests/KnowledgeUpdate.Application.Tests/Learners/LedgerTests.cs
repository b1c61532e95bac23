using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Rules;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Rules;
using Npgsql;

namespace KnowledgeUpdate.Application.Tests.Learners;

public sealed class LedgerTests(PortalFixture portal) : UseCaseTest(portal)
{
    private const string University = "邕江大学";

    [Fact]
    public async Task Crediting_twice_changes_nothing()
    {
        var learner = await LearnerAsync(1);
        var credit = Credit(learner, HourCategory.Professional, 40);

        Assert.Equal(1, await CreditAsync(2026, credit));
        Assert.Equal(0, await CreditAsync(2026, credit, credit with { Hours = 99 }));

        Assert.Equal((new HourTotals(0, 0, 40), 1, false), await YearAsync(learner));
    }

    [Fact]
    public async Task A_year_is_complete_when_the_requirement_is_met_and_no_longer_after_a_reversal()
    {
        var learner = await LearnerAsync(1);
        await CreditAsync(
            2026,
            Credit(learner, HourCategory.PublicCompulsory, 15),
            Credit(learner, HourCategory.PublicElective, 15),
            Credit(learner, HourCategory.Professional, 60)
        );
        Assert.Equal((new HourTotals(15, 15, 60), 3, true), await YearAsync(learner));
        var office = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        var entry = await Province.ReadAsync(db =>
            db.HourEntries.SingleAsync(e => e.LearnerId == learner && e.Category == HourCategory.Professional)
        );

        await Province.SendAsync(office, new ReverseHours(2026, entry.Id, "登记有误"));

        Assert.Equal((new HourTotals(15, 15, 0), 4, false), await YearAsync(learner));
        var hours = (await Province.SendAsync(office, new GetLearnerHours(learner, 2026)))!;
        Assert.Contains(hours.Entries, e => e.Id == entry.Id && e.IsReversed);
        Assert.Equal([new(HourCategory.Professional, 60)], hours.Progress!.Missing);
        await Refused.ByAsync(
            "This entry has been reversed already.",
            () => Province.SendAsync(office, new ReverseHours(2026, entry.Id, "再次"))
        );
        Assert.Equal("登记有误", (await Province.SendAsync(office, new GetHourEntry(2026, entry.Id))).Reversal!.Reason);
    }

    [Fact]
    public async Task Crediting_in_parallel_keeps_totals_and_entries_together()
    {
        var learners = new[] { await LearnerAsync(1), await LearnerAsync(2), await LearnerAsync(3) };
        var credits = Enumerable.Range(0, 60).Select(i => Credit(learners[i % 3], HourCategory.Professional, 1 + i % 4)).ToArray();

        await Task.WhenAll(
            Enumerable.Range(0, 8).Select(n => CreditAsync(2026, [.. credits.OrderBy(c => HashCode.Combine(c.SourceId, n)).Take(40)]))
        );

        var proof = await Province.SendAsPortalAsync(new ProveLedger(2026));
        Assert.Equal((3, 0), (proof.Accounts, proof.Differences.Count));
    }

    [Fact]
    public async Task The_web_can_neither_change_nor_delete_an_entry()
    {
        await CreditAsync(2026, Credit(await LearnerAsync(1), HourCategory.Professional, 8));
        foreach (
            var sql in new[]
            {
                "UPDATE hour_entries SET hours = 9",
                "DELETE FROM hour_entries",
                "UPDATE hour_entries_2026 SET hours = 9",
                "SELECT * FROM hour_entries_2026",
                "TRUNCATE hour_entries",
            }
        )
        {
            var refused = await Assert.ThrowsAnyAsync<PostgresException>(() =>
                Province.ReadAsync(db => db.Database.ExecuteSqlRawAsync(sql))
            );
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Fact]
    public async Task A_difference_is_found_and_waits_for_the_office_once()
    {
        var learner = await LearnerAsync(1);
        await CreditAsync(2026, Credit(learner, HourCategory.Professional, 8));
        await using (var owner = NpgsqlDataSource.Create(Database.Owner))
        await using (
            var change = owner.CreateCommand(
                $"SELECT set_config('app.tenant_id', '{Province.Tenant.Id}', false); UPDATE learner_years SET professional = 9 "
                    + $"WHERE learner_id = '{learner}'"
            )
        )
            await change.ExecuteNonQueryAsync();

        var proof = await Province.SendAsPortalAsync(new ProveLedger(2026));
        await Province.SendAsPortalAsync(new ProveLedger(2026));

        Assert.Equal([new LedgerDifference(learner, "The totals differ from the entries")], proof.Differences);
        Assert.Equal(
            1,
            await Province.ReadAsync(db => db.WorkItems.CountAsync(w => w.Act == LearnerActs.ClearDifference && w.SubjectId == learner))
        );
    }

    [Fact]
    public async Task A_merge_counts_a_shared_source_once_and_a_split_gives_each_their_own_again()
    {
        var (kept, merged) = (await LearnerAsync(1), await LearnerAsync(2));
        var shared = Credit(kept, HourCategory.Professional, 40);
        await CreditAsync(2026, shared, shared with { LearnerId = merged }, Credit(merged, HourCategory.Professional, 8));
        var office = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);

        await Province.SendAsync(office, new MergeLearners(kept, merged, await VersionAsync(merged), "同一人，证件换号"));

        Assert.Equal(48, (await YearAsync(kept)).Totals.Total);
        Assert.Equal(kept, (await Province.SendAsync(office, new GetLearnerHours(merged, 2026)))!.LearnerId);
        await CreditAsync(2026, Credit(merged, HourCategory.PublicElective, 2));
        Assert.Equal(50, (await YearAsync(kept)).Totals.Total);
        Assert.Empty((await Province.SendAsPortalAsync(new ProveLedger(2026))).Differences);

        await Province.SendAsync(office, new SplitLearner(merged, await VersionAsync(merged), "并非同一人"));

        Assert.Equal((40m, 50m), ((await YearAsync(kept)).Totals.Total, (await YearAsync(merged)).Totals.Total));
        Assert.Empty((await Province.SendAsPortalAsync(new ProveLedger(2026))).Differences);
    }

    [Fact, Walks("rule-years")]
    public async Task A_changed_requirement_says_first_how_many_change_and_then_judges_all()
    {
        var (complete, short10) = (await LearnerAsync(1), await LearnerAsync(2));
        await CreditAsync(
            2027,
            Credit(complete, HourCategory.PublicCompulsory, 15),
            Credit(complete, HourCategory.Professional, 75),
            Credit(short10, HourCategory.PublicCompulsory, 15),
            Credit(short10, HourCategory.Professional, 65)
        );
        var office = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        Assert.Equal(
            new RequirementPreview(2027, 2, 1, 1, 0),
            await Province.SendAsync(office, new PreviewRequirement(2027, RuleKeys.HoursPerYear, 80))
        );
        Assert.Equal(
            new RequirementPreview(2027, 2, 1, 0, 1),
            await Province.SendAsync(office, new PreviewRequirement(2027, RuleKeys.HoursPerYear, 120))
        );

        var form = new EnterRule(RuleKeys.HoursPerYear, 80, null, new DateOnly(2027, 1, 1), "桂人社发〔2026〕9号", null);
        await RefusedInput.ForAsync("PastReason", "Enter why: the history shows it", () => Province.SendAsync(office, form));
        await Province.SendAsync(office, form with { PastReason = "学时要求调整。" });

        Assert.True((await YearAsync(short10, 2027)).Complete);
    }

    [Fact]
    public async Task Another_unit_sees_neither_the_hours_nor_an_entry()
    {
        var learner = await LearnerAsync(1);
        await CreditAsync(2026, Credit(learner, HourCategory.Professional, 8));
        var entry = await Province.ReadAsync(db => db.HourEntries.Select(e => e.Id).SingleAsync(e => true));
        var (own, other) = (
            await Province.PersonAsync(Role.UnitAdministrator, University),
            await Province.PersonAsync(Role.UnitAdministrator, "五象金融研究院")
        );

        Assert.NotNull(await Province.SendAsync(own, new GetLearnerHours(learner)));
        Assert.Equal(8, (await Province.SendAsync(own, new GetHourEntry(2026, entry))).Entry.Hours);
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(other, new GetLearnerHours(learner)));
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(other, new GetHourEntry(2026, entry)));
        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(own, new ReverseHours(2026, entry, "x")));
    }

    private static HourCredit Credit(Guid learner, HourCategory category, decimal hours) =>
        new()
        {
            LearnerId = learner,
            Category = category,
            Hours = hours,
            SourceKind = HourSource.Course,
            SourceId = Guid.NewGuid(),
            Title = "课程",
            Provider = "邕江大学",
            From = new DateOnly(2026, 5, 1),
            To = new DateOnly(2026, 5, 2),
            Rule = "示例",
        };

    private Task<int> CreditAsync(short year, params HourCredit[] credits) => Province.SendAsPortalAsync(new CreditHours(year, credits));

    private Task<uint> VersionAsync(Guid learner) =>
        Province.ReadAsync(db => db.Learners.Where(l => l.Id == learner).Select(l => l.Version).SingleAsync());

    private async Task<(HourTotals Totals, int Entries, bool Complete)> YearAsync(Guid learner, short year = 2026)
    {
        var y = await Province.ReadAsync(db => db.LearnerYears.SingleAsync(y => y.LearnerId == learner && y.LearningYear == year));
        return (new HourTotals(y.Compulsory, y.Elective, y.Professional), y.Entries, y.IsComplete);
    }

    private async Task<Guid> LearnerAsync(int n)
    {
        administrator ??= await Province.PersonAsync(Role.UnitAdministrator, University);
        return (
            await Province.SendAsync(
                administrator,
                new EnterLearner(
                    "韦小新",
                    IdentityKind.ResidentId,
                    TestIdentity.Number(n),
                    new Profession("工程技术", TitleLevel.Intermediate, "工程师", null, Education.Bachelor)
                )
            )
        )
            .Id!
            .Value;
    }

    private Person? administrator;
}
