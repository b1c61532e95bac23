using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Imports;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Sheets;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Imports;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Tests.Imports;

public sealed class ImportTests(PortalFixture portal) : UseCaseTest(portal)
{
    private const string University = "邕江大学";

    private Person unit = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        unit = await Province.PersonAsync(Role.UnitAdministrator, University);
    }

    [Fact]
    public async Task A_file_is_checked_written_and_counted_and_the_people_are_staff()
    {
        var id = await CheckedAsync(HourFiles.Xlsx(Enumerable.Range(0, 30).Select(i => HourFiles.Row(i))));

        Assert.Equal((30, 30, 0, 0, 30), Figures(await ViewAsync(id)));
        Assert.Equal((0, 0), await LedgerAsync());
        await CommitAsync(id);

        Assert.Equal((30, 90), await LedgerAsync());
        var view = await ViewAsync(id);
        Assert.Equal((ImportState.Committed, 30, 30), (view.State, view.Credited, view.Entered));
        Assert.Equal(
            30,
            await Province.ReadAsync(db =>
                db.Employments.CountAsync(e => e.OrganisationId == unit.Unit.Id && e.State == EmploymentState.Confirmed)
            )
        );
        Assert.Empty((await Province.SendAsPortalAsync(new ProveLedger(2026))).Differences);
        Assert.Equal(
            1,
            await Province.ReadAsync(db => db.Notifications.CountAsync(n => n.UserId == unit.UserId && n.Link == $"/imports/{id}"))
        );
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing_and_after_an_undo_it_may_come_again()
    {
        var file = HourFiles.Csv(Enumerable.Range(0, 12).Select(i => HourFiles.Row(i)));
        var first = await WrittenAsync(file);
        var again = await CheckedAsync(file);
        Assert.Equal((12, 0, 12, 0, 0), Figures(await ViewAsync(again)));
        await Refused.ByAsync("No row of this file is to be entered.", () => CommitAsync(again));

        Assert.Equal(12, await Province.SendAsync(unit, new UndoImport(first, (await ViewAsync(first)).Version, "名单有误")));

        Assert.Equal((24, 0), await LedgerAsync());
        Assert.Equal(ImportState.Undone, (await ViewAsync(first)).State);
        await WrittenAsync(file);
        Assert.Equal((36, 36), await LedgerAsync());
        Assert.Equal((12, 0, 12, 0, 0), Figures(await ViewAsync(await CheckedAsync(file))));
        Assert.Empty((await Province.SendAsPortalAsync(new ProveLedger(2026))).Differences);
    }

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

    [Fact]
    public async Task Nobody_files_the_own_hours()
    {
        await WrittenAsync(HourFiles.Csv([HourFiles.Row(1), HourFiles.Row(2)]));
        await TestDatabase.SqlAsync(
            Database.Admin,
            $"UPDATE learners SET user_id = '{unit.UserId}' WHERE name = '{HourFiles.Row(1)[0]}' AND tenant_id = '{Province.Tenant.Id}'"
        );

        var id = await CheckedAsync(HourFiles.Csv([HourFiles.Row(1, 5), HourFiles.Row(2, 5)]));

        Assert.Equal((2, 1, 0, 1, 0), Figures(await ViewAsync(id)));
    }

    [Fact]
    public async Task Two_imports_of_the_same_file_at_once_credit_once()
    {
        var file = HourFiles.Csv(Enumerable.Range(0, 40).Select(i => HourFiles.Row(i)));
        var (a, b) = (await CheckedAsync(file), await CheckedAsync(file));
        await OrderAsync(a);
        await OrderAsync(b);

        await Task.WhenAll(RunAsync(a), RunAsync(b));

        Assert.Equal((40, 120), await LedgerAsync());
        Assert.Equal([0, 40], new[] { (await ViewAsync(a)).Credited, (await ViewAsync(b)).Credited }.Order());
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

    [Fact]
    public async Task Faults_are_grouped_by_their_repair_and_mended_by_one_act()
    {
        string[] With(int n, ImportColumn column, string value)
        {
            var row = HourFiles.Row(n);
            row[(int)column] = value;
            return row;
        }

        var withX = Enumerable.Range(20, 400).Select(n => (number: TestIdentity.Number(n), n)).First(x => x.number[^1] == 'X');
        var id = await CheckedAsync(
            HourFiles.Xlsx([
                HourFiles.Row(1),
                With(withX.n, ImportColumn.Number, withX.number.ToLowerInvariant()),
                With(
                    2,
                    ImportColumn.Number,
                    string.Concat(TestIdentity.Number(2).Select(c => char.IsAsciiDigit(c) ? (char)(c + 0xFEE0) : c))
                ),
                With(3, ImportColumn.From, "#46188"),
                With(4, ImportColumn.Title, "　数据安全 "),
                With(5, ImportColumn.Name, "阿依.诺尔"),
                With(6, ImportColumn.Number, TestIdentity.Number(6)[..17] + (TestIdentity.Number(6)[17] == '0' ? '1' : '0')),
                With(7, ImportColumn.Hours, "=A1"),
                With(8, ImportColumn.To, "2027-01-01"),
                With(9, ImportColumn.Category, "其他"),
                With(10, ImportColumn.Hours, "0"),
                With(11, ImportColumn.Number, "#450103196001120000"),
                ["王台", "台胞证", "1234567", .. HourFiles.Row(12)[3..]],
                HourFiles.Row(1),
                HourFiles.Row(1, hours: "5.0"),
            ])
        );

        var view = await ViewAsync(id);
        Assert.Equal((15, 1, 1, 13, 1), Figures(view));
        Assert.Equal(6, view.Findings!.Repairable);
        Assert.Equal(
            [
                ImportRepair.Trim,
                ImportRepair.HalfWidth,
                ImportRepair.UpperX,
                ImportRepair.ExcelDate,
                ImportRepair.LeadingZero,
                ImportRepair.NameDot,
            ],
            view.Findings.Problems.Where(p => p.Repair != ImportRepair.None).Select(p => p.Repair).Order()
        );
        Assert.Equal(
            ["C13", "C8", "G10", "H11", "I12", "I9"],
            view.Findings.Problems.Where(p => p.Repair == ImportRepair.None && p.Column != ImportColumn.Title)
                .Select(p => p.Examples[0].Cell)
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            ("46188", "2026-06-15"),
            view.Findings.Problems.Where(p => p.Repair == ImportRepair.ExcelDate)
                .Select(p => (p.Examples[0].Before, p.Examples[0].After))
                .Single()
        );
        await Province.SendAsync(unit, new CheckImport(id, view.Version, [ImportRepair.UpperX]));
        Assert.Equal((15, 2, 1, 12, 2), Figures(await ViewAsync(id)));

        await Province.SendAsync(unit, new CheckImport(id, (await ViewAsync(id)).Version, Enum.GetValues<ImportRepair>()));

        Assert.Equal((15, 7, 1, 7, 7), Figures(await ViewAsync(id)));
        await CommitAsync(id);
        Assert.Equal(
            ["数据安全", "数据安全与个人信息保护0"],
            await Province.ReadAsync(db => db.HourEntries.Select(e => e.Title).Distinct().OrderBy(t => t.Length).ToListAsync())
        );
        Assert.Contains(await Province.ReadAsync(db => db.Learners.Select(l => l.Name).ToListAsync()), n => n == "阿依·诺尔");
    }

    [Fact]
    public async Task A_unit_files_for_its_own_staff_and_never_changes_a_name()
    {
        var other = await Province.PersonAsync(Role.UnitAdministrator, "五象金融研究院");
        await Province.SendAsync(
            other,
            new EnterLearner(
                "学员甲乙",
                IdentityKind.ResidentId,
                TestIdentity.Number(1),
                new Profession(null, TitleLevel.None, null, null, Education.NotStated)
            )
        );
        await Province.SendAsync(
            unit,
            new EnterLearner(
                "韦另名",
                IdentityKind.ResidentId,
                TestIdentity.Number(2),
                new Profession(null, TitleLevel.None, null, null, Education.NotStated)
            )
        );
        var file = HourFiles.Csv([HourFiles.Row(1), HourFiles.Row(2), HourFiles.Row(3)]);

        var view = await ViewAsync(await CheckedAsync(file));

        Assert.Equal((3, 1, 0, 2, 1), Figures(view));
        Assert.Equal([ImportColumn.Name, ImportColumn.Number], view.Findings!.Problems.Select(p => p.Column!.Value).Order());
        var office = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        Assert.Equal((3, 2, 0, 1, 1), Figures(await ViewAsync(await CheckedAsync(file, office), office)));
    }

    [Fact]
    public async Task Another_unit_and_another_province_do_not_see_an_import()
    {
        var id = await CheckedAsync(HourFiles.Csv([HourFiles.Row(1)]));
        var (other, office) = (
            await Province.PersonAsync(Role.UnitAdministrator, "五象金融研究院"),
            await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit)
        );
        await using var elsewhere = await TestProvince.FoundAsync(Database);
        var stranger = await elsewhere.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);

        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(other, new GetImport(id)));
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(other, new CommitImport(id, 0)));
        await Assert.ThrowsAsync<NotFoundException>(() => elsewhere.SendAsync(stranger, new GetImport(id)));
        Assert.False((await Province.SendAsync(office, new GetImport(id))).IsMine);
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(office, new CancelImport(id)));
        Assert.Empty((await Province.SendAsync(other, new ListImports(new()))).Rows);
        Assert.Single((await Province.SendAsync(office, new ListImports(new()))).Rows);
        await Assert.ThrowsAsync<ForbiddenException>(async () =>
            await Province.SendAsync(await Province.PersonAsync(Role.Finance, University), new ListImports(new()))
        );
    }

    [Fact]
    public async Task A_cancel_leaves_nothing_before_the_last_step_and_is_refused_after_it()
    {
        var id = await CheckedAsync(HourFiles.Csv(Enumerable.Range(0, 20).Select(i => HourFiles.Row(i))));
        await OrderAsync(id);
        var job = await JobAsync(id);
        Assert.True(await Province.SendAsPortalAsync(new RunJobStep(job)));
        Assert.Equal((20, 0), (await StagedAsync(), (await LedgerAsync()).Entries));

        await Province.SendAsync(unit, new CancelImport(id));
        await RunAsync(id);

        Assert.Equal((ImportState.Cancelled, 0, 0), ((await ViewAsync(id)).State, (await LedgerAsync()).Entries, await StagedAsync()));
        var written = await WrittenAsync(HourFiles.Csv([HourFiles.Row(1)]));
        await Refused.ByStateAsync(ImportState.Committed, ImportAction.Cancel, () => Province.SendAsync(unit, new CancelImport(written)));
    }

    [Fact]
    public async Task What_a_unit_chose_for_its_columns_is_remembered()
    {
        var head = HourFiles.Head.ToArray();
        head[(int)ImportColumn.Hours] = "折算数";
        var file = HourFiles.Csv([HourFiles.Row(1)], head);
        var id = await Province.SendAsync(unit, new UploadImport("学时.csv", file));
        var view = await ViewAsync(id);
        Assert.Equal([ImportColumn.Hours], view.Mapping.Missing());
        var columns = view.Mapping.Columns.ToDictionary(c => c.Key, c => (int?)c.Value);
        await RefusedInput.ForAsync(
            "Columns[Hours]",
            "Choose the column for “Hours”.",
            () => Province.SendAsync(unit, new MapImport(id, view.Version, columns))
        );
        columns[ImportColumn.Hours] = (int)ImportColumn.Hours;
        await Province.SendAsync(unit, new MapImport(id, view.Version, columns));

        var next = await Province.SendAsync(unit, new UploadImport("学时.csv", file));

        Assert.Empty((await ViewAsync(next)).Mapping.Missing());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_own_workbook_comes_back_with_the_bad_cells_marked_and_as_many_bad_rows_as_the_page_says(bool isWorkbook)
    {
        var (bad, worse) = (HourFiles.Row(2), HourFiles.Row(3));
        (bad[(int)ImportColumn.Hours], worse[(int)ImportColumn.Title], worse[(int)ImportColumn.Provider]) = (
            "",
            "",
            "+HYPERLINK(\"http://x\")"
        );
        string[][] rows = [HourFiles.Row(1), bad, worse, HourFiles.Row(4)];
        var id = await CheckedAsync(isWorkbook ? HourFiles.Xlsx(rows) : HourFiles.Csv(rows));
        var view = await ViewAsync(id);

        var marked = (await Province.SendAsync(unit, new GetMarkedImport(id))).Bytes;

        List<string[]> Sheet() =>
            [.. Table.Read(new MemoryStream(marked), "x").Select(r => Enumerable.Range(0, r.Count).Select(i => r[i].Text).ToArray())];
        var own = Sheet();
        Assert.Equal(5, own.Count);
        Assert.Equal([.. HourFiles.Head, "What to do"], own[0]);
        Assert.Equal(rows[0], own[1]);
        Assert.StartsWith("Hours: ", own[2][11], StringComparison.Ordinal);
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(marked));
        string Part(string path)
        {
            using var part = new StreamReader(zip.GetEntry(path)!.Open());
            return part.ReadToEnd();
        }

        var taken = System.Xml.Linq.XElement.Parse(Part("xl/worksheets/sheetOfRowsNotTaken.xml"));
        Assert.Equal(view.Findings!.Refused + 1, taken.Descendants().Count(e => e.Name.LocalName == "row"));
        Assert.Contains("'+HYPERLINK", taken.Value, StringComparison.Ordinal);
        var coloured = System
            .Xml.Linq.XElement.Parse(Part("xl/worksheets/sheet1.xml"))
            .Descendants()
            .Where(e => e.Name.LocalName == "c" && (int?)e.Attribute("s") >= (isWorkbook ? 2 : 1))
            .Select(e => e.Attribute("r")!.Value);
        Assert.Equal(["I3", "D4"], coloured);
        Assert.Contains("Rows not taken", Part("xl/workbook.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_node_goes_on_where_the_first_one_stopped()
    {
        var rows = Enumerable.Range(0, ImportAccess.Chunk + 50).Select(i => HourFiles.Row(i % 200, i / 200)).ToList();
        var id = await CheckedAsync(HourFiles.Csv(rows));
        await OrderAsync(id);
        var job = await JobAsync(id);
        Assert.True(await Province.SendAsPortalAsync(new RunJobStep(job)));
        Assert.Equal((rows.Count, 0), (await StagedAsync(), (await LedgerAsync()).Entries));
        await using var node = TestProvince.Open(Database, Province.Tenant, Province.Clock.Now);

        while (await node.SendAsPortalAsync(new RunJobStep(job))) { }

        Assert.Equal((rows.Count, rows.Count * 3m), await LedgerAsync());
    }

    [Fact]
    public async Task Staged_rows_that_are_gone_are_staged_again_when_the_import_is_written()
    {
        var id = await CheckedAsync(HourFiles.Xlsx([HourFiles.Row(1), HourFiles.Row(2)]));
        await TestDatabase.SqlAsync(Database.Admin, $"DELETE FROM import_chunks WHERE import_id = '{id}'");

        await CommitAsync(id);

        Assert.Equal((2, 6), await LedgerAsync());
    }

    [Fact]
    public async Task What_happened_since_the_check_is_seen_when_the_import_is_written()
    {
        var other = await Province.PersonAsync(Role.UnitAdministrator, "五象金融研究院");
        var profession = new Profession(null, TitleLevel.None, null, null, Education.NotStated);
        string NameOf(int n) => HourFiles.Row(n)[(int)ImportColumn.Name];
        async Task<Guid> EnterAsync(Person by, int n, string? name = null) =>
            (await Province.SendAsync(by, new EnterLearner(name ?? NameOf(n), IdentityKind.ResidentId, TestIdentity.Number(n), profession)))
                .Id!
                .Value;
        var (credited, left, kept) = (await EnterAsync(unit, 1), await EnterAsync(unit, 2), await EnterAsync(unit, 3));
        var id = await CheckedAsync(
            HourFiles.Csv([
                .. Enumerable.Range(1, 3).Select(n => HourFiles.Row(n)),
                .. Enumerable.Range(5, 3).Select(n => HourFiles.Row(n)),
            ])
        );
        Assert.Equal((6, 6, 0, 0, 3), Figures(await ViewAsync(id)));

        // The first has the activity from elsewhere by now, the second has left; of the new people one is staff already, one is somebody
        // else's, and one is nobody's.
        var row = HourFiles.Row(1);
        await Province.SendAsPortalAsync(
            new CreditHours(
                2026,
                [
                    new HourCredit(
                        credited,
                        HourCategory.Professional,
                        9,
                        HourSource.Course,
                        Guid.NewGuid(),
                        row[3],
                        row[4],
                        new DateOnly(2026, 8, 11),
                        new DateOnly(2026, 8, 12),
                        "示例"
                    ),
                ]
            )
        );
        await TestDatabase.SqlAsync(
            Database.Admin,
            $"UPDATE employments SET state = 'Ended', \"to\" = '2026-12-01' WHERE learner_id = '{left}'"
        );
        var (mine, theirs) = (await EnterAsync(unit, 5), await EnterAsync(other, 6));
        await CommitAsync(id);

        var entered = await Province.ReadAsync(db => db.HourEntries.Where(e => e.EvidenceId == id).Select(e => e.LearnerId).ToListAsync());
        Assert.Equal(3, (await ViewAsync(id)).Credited);
        Assert.Equal(3, entered.Count);
        Assert.Superset(new HashSet<Guid> { kept, mine }, entered.ToHashSet());
        Assert.DoesNotContain(theirs, entered);
        Assert.Empty((await Province.SendAsPortalAsync(new ProveLedger(2026))).Differences);
    }

    [Fact]
    public async Task A_row_that_was_written_and_undone_since_the_check_is_entered_again()
    {
        var file = HourFiles.Csv([HourFiles.Row(1), HourFiles.Row(2)]);
        var waiting = await CheckedAsync(file);
        var first = await WrittenAsync(file);
        await Province.SendAsync(unit, new UndoImport(first, (await ViewAsync(first)).Version, "名单有误"));

        await CommitAsync(waiting);

        Assert.Equal((6, 6), await LedgerAsync());
        Assert.Equal(2, (await ViewAsync(waiting)).Credited);
    }

    [Fact]
    public async Task No_identity_number_stands_in_clear_and_what_is_not_needed_is_cleared_away()
    {
        var number = TestIdentity.Number(7);
        var id = await WrittenAsync(HourFiles.Csv([HourFiles.Row(7), HourFiles.Row(8, hours: "0")]));

        var tables = await TestDatabase.SqlAsync(
            Database.Admin,
            $"""
            SELECT (SELECT count(*) FROM imports i WHERE i::text LIKE '%{number}%') + (SELECT count(*) FROM import_chunks r WHERE r::text
                LIKE '%{number}%') + (SELECT count(*) FROM audit_events e WHERE e::text LIKE '%{number}%')
                + (SELECT count(*) FROM import_files f WHERE position('{number}'::bytea IN f.content) > 0)
            """
        );
        Assert.Equal(0L, tables);
        Province.Clock.Now += TimeSpan.FromDays(31);
        Assert.Equal(2, await Province.SendAsPortalAsync(new ForgetImports()));
        Assert.False((await ViewAsync(id)).HasFile);
    }

    private static (int Rows, int Create, int Unchanged, int Refused, int New) Figures(ImportView view) =>
        (view.Findings!.Rows, view.Findings.Create, view.Findings.Unchanged, view.Findings.Refused, view.Findings.NewLearners);

    private Task<ImportView> ViewAsync(Guid id, Person? by = null) => Province.SendAsync(by ?? unit, new GetImport(id));

    [Fact, Consequences.Walks("import-yearly", "import-year")]
    public async Task An_undone_import_puts_the_certificate_taken_on_it_under_review_and_no_other()
    {
        string[] Row(int n, string category, string hours, int activity) =>
            [.. HourFiles.Row(n, activity, hours).Select((c, i) => i == 7 ? category : c)];
        var id = await WrittenAsync(
            HourFiles.Csv(
                Enumerable
                    .Range(1, 2)
                    .SelectMany(n => new[] { Row(n, "公需必修", "15", 1), Row(n, "公需选修", "15", 2), Row(n, "专业科目", "60", 3) })
            )
        );
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

    private async Task<int> StagedAsync() =>
        (await Province.ReadAsync(db => db.ImportChunks.AsNoTracking().ToListAsync())).Sum(c => c.Rows.Length);

    private async Task<(int Entries, decimal Hours)> LedgerAsync() =>
        await Province.ReadAsync(async db => (await db.HourEntries.CountAsync(), await db.LearnerYears.SumAsync(y => y.Professional)));

    private async Task<Guid> CheckedAsync(byte[] file, Person? by = null)
    {
        var id = await Province.SendAsync(by ?? unit, new UploadImport(Table.IsWorkbook(file) ? "学时.xlsx" : "学时.csv", file));
        var view = await ViewAsync(id, by);
        await Province.SendAsync(
            by ?? unit,
            new MapImport(id, view.Version, view.Mapping.Columns.ToDictionary(c => c.Key, c => (int?)c.Value))
        );
        return id;
    }

    private async Task OrderAsync(Guid id) => await Province.SendAsync(unit, new CommitImport(id, (await ViewAsync(id)).Version));

    private Task<Guid> JobAsync(Guid id) =>
        Province.ReadAsync(db => db.Imports.Where(i => i.Id == id).Select(i => i.JobId!.Value).SingleAsync());

    private async Task RunAsync(Guid id)
    {
        var job = await JobAsync(id);
        while (await Province.SendAsPortalAsync(new RunJobStep(job))) { }
    }

    private async Task CommitAsync(Guid id)
    {
        await OrderAsync(id);
        await RunAsync(id);
    }

    private async Task<Guid> WrittenAsync(byte[] file)
    {
        var id = await CheckedAsync(file);
        await CommitAsync(id);
        return id;
    }
}
