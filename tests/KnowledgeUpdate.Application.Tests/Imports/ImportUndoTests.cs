using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Imports;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Imports;

namespace KnowledgeUpdate.Application.Tests.Imports;

/// <summary>An import is undone, and what rests on it follows.</summary>
public sealed class ImportUndoTests(PortalFixture portal) : ImportTest(portal)
{
    [Fact]
    public async Task Hours_entered_for_somebody_who_never_worked_there_are_listed_when_the_employment_is_found_false()
    {
        await WrittenAsync(HourFiles.Csv([HourFiles.Row(1)]));
        var employment = await Province.ReadAsync(db => db.Employments.AsNoTracking().SingleAsync());
        var bureau = await Province.PersonAsync(Role.LocalBureau, "南宁市人力资源和社会保障局");

        await Province.SendAsync(bureau, new FindEmploymentFalse(employment.Id, employment.Version, "从未任职"));

        var view = await Province.SendAsync(bureau, new GetFalseEmployment(employment.Id));
        Assert.Equal((true, 0, 3m), (view.MayClose, view.Claims.Count, Assert.Single(view.Entries).Hours));
        var office = await Province.PersonAsync(Role.ProgrammeOffice, "专业技术人员管理处");
        await Province.SendAsync(office, new ReverseHours(2026, view.Entries[0].Id, "从未任职"));
        Assert.Empty((await Province.SendAsync(bureau, new GetFalseEmployment(employment.Id))).Entries);
    }

    [Fact, Consequences.Walks("import-people")]
    public async Task People_whom_an_undone_import_entered_leave_with_it_unless_something_else_rests_on_them()
    {
        var first = await WrittenAsync(HourFiles.Csv(Enumerable.Range(1, 6).Select(n => HourFiles.Row(n))));
        var ids = await Province.ReadAsync(db => db.Learners.ToDictionaryAsync(l => l.Name, l => l.Id));
        string Name(int n) => HourFiles.Row(n)[0];
        // Other hours, an account, a profession, a claim.
        await WrittenAsync(HourFiles.Csv([HourFiles.Row(2, 9)]));
        var person = await Province.PersonAsync(Role.Learner, University);
        async Task SetAsync(string set, int n) =>
            await TestDatabase.SqlAsync(Database.Admin, $"UPDATE learners SET {set} WHERE id = '{ids[Name(n)]}'");
        await SetAsync($"user_id = '{person.UserId}'", 3);
        await SetAsync("title = '工程师'", 4);
        await SetAsync("name = '另名'", 5);

        await Province.SendAsync(unit, new UndoImport(first, (await ViewAsync(first)).Version, "名单有误"));

        var view = await ViewAsync(first);
        Assert.Equal((6, 2), (view.Entered, view.Withdrawn));
        var left = await Province.ReadAsync(db => db.Learners.Where(l => l.WithdrawnAt != null).Select(l => l.Name).ToListAsync());
        Assert.Equal([Name(1), Name(6)], left.Order());
        Assert.Equal(
            2,
            await Province.ReadAsync(db =>
                db.Employments.CountAsync(e => e.State == Domain.Learners.EmploymentState.Withdrawn && e.To != null)
            )
        );
        var list = await Province.SendAsync(unit, new ListLearners(2026, null, null, new()));
        Assert.Equal(4, list.Page.Rows.Count);
        Assert.Equal((13, 3m), await LedgerAsync());
        var office = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        Assert.Equal(4, (await Province.SendAsync(office, new ListLearners(2026, null, null, new()))).Page.Rows.Count);

        // The number is free: the same people are entered anew, under a record of their own.
        await WrittenAsync(HourFiles.Csv([HourFiles.Row(1), HourFiles.Row(6)]));

        Assert.Equal(6, (await Province.SendAsync(unit, new ListLearners(2026, null, null, new()))).Page.Rows.Count);
        Assert.Equal(8, await Province.ReadAsync(db => db.Learners.CountAsync()));
    }

    private static HourCredit Compulsory(Guid learner) =>
        new()
        {
            LearnerId = learner,
            Category = Domain.Learners.HourCategory.PublicCompulsory,
            Hours = 15,
            SourceKind = Domain.Learners.HourSource.Course,
            SourceId = Guid.NewGuid(),
            Title = "公需必修",
            Provider = University,
            From = new DateOnly(2026, 5, 1),
            To = new DateOnly(2026, 5, 2),
            Rule = "示例",
        };

    [Fact]
    public async Task Whatever_refers_to_a_learner_is_looked_at_before_one_leaves()
    {
        var tables = (string)
            (
                await TestDatabase.SqlAsync(
                    Database.Admin,
                    """
                    SELECT string_agg(DISTINCT conrelid::regclass::text, ' ' ORDER BY conrelid::regclass::text) FROM pg_constraint
                    WHERE contype = 'f' AND confrelid = 'learners'::regclass AND conparentid = 0
                    """
                )
            )!;
        // The years' totals are the entries'; every other table stands in EnteredPeople.
        Assert.Equal(
            "certificate_reviews certificates employments enrolments hour_claims hour_entries learner_years learners record_bindings "
                + "record_invitations",
            tables
        );
    }

    [Fact]
    public async Task An_import_can_be_undone_for_a_day_and_only_once()
    {
        var id = await WrittenAsync(HourFiles.Csv([HourFiles.Row(1)]));
        Province.Clock.Now += TimeSpan.FromHours(24.1);
        await Refused.ByAsync(
            "An import can be undone within 24 hours. Correct single entries by reversal.",
            async () => await Province.SendAsync(unit, new UndoImport(id, (await ViewAsync(id)).Version, "太晚"))
        );
        Province.Clock.Now -= TimeSpan.FromHours(1);
        await Province.SendAsync(unit, new UndoImport(id, (await ViewAsync(id)).Version, "有误"));
        await Refused.ByStateAsync(
            ImportState.Undone,
            ImportAction.Undo,
            async () => await Province.SendAsync(unit, new UndoImport(id, (await ViewAsync(id)).Version, "再来"))
        );
        Assert.Equal((2, 0), await LedgerAsync());
        Assert.Equal(
            "有误",
            await Province.ReadAsync(db => db.HourEntries.Where(e => e.ReversesId != null).Select(e => e.Reason).SingleAsync())
        );
    }

    [Fact, Consequences.Walks("import-yearly", "import-year")]
    public async Task An_undone_import_puts_the_certificate_taken_on_it_under_review_and_no_other()
    {
        string[] Row(int n, string category, string hours, int activity) =>
            [.. HourFiles.Row(n, activity, hours).Select((c, i) => i == 7 ? category : c)];
        string[] Long(int n)
        {
            var row = Row(n, "专业科目", "60", 3);
            row[(int)ImportColumn.From] = "2026-08-01";
            return row;
        }

        var id = await WrittenAsync(HourFiles.Csv(Enumerable.Range(1, 2).SelectMany(n => new[] { Row(n, "公需选修", "15", 2), Long(n) })));
        var learners = await Province.ReadAsync(db => db.Learners.Select(l => l.Id).ToListAsync());
        await Province.SendAsPortalAsync(new CreditHours(2026, [.. learners.Select(Compulsory)]));
        var certificates = new Dictionary<int, Guid>();
        foreach (var n in new[] { 1, 2 })
        {
            var person = await Province.PersonAsync(Role.Learner, University);
            var name = HourFiles.Row(n)[0];
            await TestDatabase.SqlAsync(
                Database.Admin,
                $"UPDATE learners SET user_id = '{person.UserId}' WHERE name = '{name}' AND tenant_id = '{Province.Tenant.Id}'"
            );
            certificates[n] = await Province.SendAsync(person, new TakeYearlyCertificate(2026));
        }

        await TestDatabase.SqlAsync(
            Database.Admin,
            $"UPDATE certificates SET issued_at = issued_at - interval '1 hour' WHERE id = '{certificates[2]}'"
        );
        await Province.SendAsync(unit, new UndoImport(id, (await ViewAsync(id)).Version, "名单有误"));

        var since = await Province.ReadAsync(db => db.Certificates.ToDictionaryAsync(c => c.Id, c => c.UnderReviewSince));
        Assert.NotNull(since[certificates[1]]);
        // Issued before these hours were written, as far as the ledger tells: it does not rest on them.
        Assert.Null(since[certificates[2]]);
        Assert.Equal(
            (ReviewCause.ImportUndone, "名单有误"),
            await Province.ReadAsync(db =>
                db.CertificateReviews.Select(r => new ValueTuple<ReviewCause, string>(r.Cause, r.Words)).SingleAsync()
            )
        );
        Assert.Equal(
            1,
            await Province.ReadAsync(db =>
                db.WorkItems.CountAsync(w => w.Act == CertificateActs.DecideReview && w.DoneAt == null && w.Role == Role.ProgrammeOffice)
            )
        );
        Assert.Equal(0m, await Province.ReadAsync(db => db.LearnerYears.SumAsync(y => y.Professional)));
    }
}
