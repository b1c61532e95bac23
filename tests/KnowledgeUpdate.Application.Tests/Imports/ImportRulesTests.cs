using KnowledgeUpdate.Application.Imports;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Rules;
using KnowledgeUpdate.Domain.Imports;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Tests.Imports;

/// <summary>What the rules let in by file: categories, kinds, learning years, plausible hours, certificates.</summary>
public sealed class ImportRulesTests(PortalFixture portal) : ImportTest(portal)
{
    private static string[] With(int n, params (ImportColumn Column, string Value)[] cells)
    {
        var row = HourFiles.Row(n);
        foreach (var (column, value) in cells)
            row[(int)column] = value;
        return row;
    }

    private static string[] Problems(ImportView view) => [.. view.Findings!.Problems.Select(p => p.Problem)];

    private async Task<ImportView> AgreeAsync(Guid id, params ImportRepair[] repairs)
    {
        await Province.SendAsync(unit, new CheckImport(id, (await ViewAsync(id)).Version, repairs));
        return await ViewAsync(id);
    }

    private async Task EnterAsync(string key, int value)
    {
        var office = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        await Province.SendAsync(office, new EnterRule(key, value, null, BeijingTime.DateOf(Province.Clock.Now), "测试", null));
    }

    [Fact]
    public async Task An_employer_never_enters_compulsory_hours_and_elective_ones_by_the_rule_but_the_office_does()
    {
        var file = HourFiles.Csv([
            With(1, (ImportColumn.Category, "公需必修")),
            With(2, (ImportColumn.Category, "公需选修")),
            HourFiles.Row(3),
        ]);
        var view = await ViewAsync(await CheckedAsync(file));
        Assert.Equal((3, 2, 0, 1, 2), Figures(view));
        Assert.Equal(
            ["Compulsory public hours follow from the courses and their examination: a unit does not enter them. Leave the row out"],
            Problems(view)
        );
        var office = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        Assert.Equal((3, 3, 0, 0, 3), Figures(await ViewAsync(await CheckedAsync(file, office), office)));

        await EnterAsync(RuleKeys.EmployerCategories, 1);

        Assert.Equal((3, 1, 0, 2, 1), Figures(await ViewAsync(await CheckedAsync(file))));
    }

    [Fact]
    public async Task What_is_recognised_one_by_one_is_claimed_singly()
    {
        await TestDatabase.SqlAsync(
            Database.Admin,
            $"""
            INSERT INTO activity_kinds (tenant_id, id, code, name, name_en, category, hours_per_unit, unit, needs_recognition, evidence,
                source, effective_from, sort_order)
            SELECT '{Province.Tenant.Id}', gen_random_uuid(), code, name, code, 'Professional', 8, '天', needs, '', '测试', '2016-01-01', 1
            FROM (VALUES ('day-x', '脱产培训甲', false), ('paper-x', '发表论文甲（第一作者）', true)) v (code, name, needs)
            """
        );
        string[] Of(int n, string kind) => [.. HourFiles.Row(n), kind];
        var view = await ViewAsync(
            await CheckedAsync(
                HourFiles.Csv([Of(1, "脱产培训甲"), Of(2, "发表论文甲"), Of(3, "没有的"), Of(4, "")], [.. HourFiles.Head, "活动类别"])
            )
        );
        Assert.Equal((4, 2, 0, 2, 2), Figures(view));
        Assert.Equal(
            [
                "This kind is recognised one by one: the person claims it singly, with evidence. Leave the row out",
                "Write a kind of activity as the portal lists it, or leave the cell empty",
            ],
            Problems(view).Order()
        );

        var id = await CheckedAsync(
            HourFiles.Csv([With(1, (ImportColumn.Title, "论文《新材料》")), With(2, (ImportColumn.Title, "论文写作培训"))])
        );
        view = await ViewAsync(id);
        Assert.Equal(((2, 1, 0, 1, 1), 1, 0), (Figures(view), view.Findings!.Asked, view.Findings.Repairable));
        Assert.Equal((2, 2, 0, 0, 2), Figures(await AgreeAsync(id, ImportRepair.Recognised)));
    }

    [Fact]
    public async Task Learning_years_are_open_by_one_rule_for_files_claims_and_certificates_and_never_ahead()
    {
        string[] Year(int n, string year) => With(n, (ImportColumn.LearningYear, year));
        var id = await CheckedAsync(
            HourFiles.Csv([Year(1, "2023"), Year(2, "2025年度"), Year(3, "2026年"), Year(4, "2022"), Year(5, "2027"), Year(6, "明年")])
        );
        var view = await ViewAsync(id);
        Assert.Equal((6, 3, 0, 3, 3), Figures(view));
        Assert.Equal(
            [
                "Enter a learning year that is open: this one or one of the years before it that still are, never one to come",
                "Enter the learning year as 2026",
            ],
            Problems(view)
        );

        await EnterAsync(RuleKeys.YearsOpen, 0);

        Assert.True((await ViewAsync(id)).IsStale);
        await Refused.ByAsync(
            "The rules or the open learning years have changed since the check. Check the file again.",
            () => OrderAsync(id)
        );
        view = await AgreeAsync(id);
        Assert.Equal((false, (6, 1, 0, 5, 1)), (view.IsStale, Figures(view)));
        Assert.Equal([(short)2026], (await Province.SendAsync(unit, new GetOpenYears())).All);
        var learner = await Province.PersonAsync(Role.Learner, University);
        await Refused.ByAsync("The learning year {0} has not begun.", () => Province.SendAsync(learner, new TakeYearlyCertificate(2027)));
    }

    [Fact]
    public async Task A_new_year_opens_at_midnight_in_Beijing()
    {
        Province.Clock.Now = new DateTimeOffset(2026, 12, 31, 15, 59, 0, TimeSpan.Zero);
        Assert.Equal(2026, (await Province.SendAsync(unit, new GetOpenYears())).Current);
        Province.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(2027, (await Province.SendAsync(unit, new GetOpenYears())).Current);
    }

    [Fact]
    public async Task Hours_beyond_the_days_are_asked_and_impossible_ones_refused()
    {
        var id = await CheckedAsync(
            HourFiles.Csv([
                HourFiles.Row(1, hours: "16"),
                HourFiles.Row(2, hours: "16.5"),
                HourFiles.Row(3, hours: "48.5"),
                HourFiles.Row(4, hours: "999.9"),
                HourFiles.Row(5, hours: "8学时"),
            ])
        );
        var view = await ViewAsync(id);
        Assert.Equal(((5, 1, 0, 4, 1), 1, 1), (Figures(view), view.Findings!.Asked, view.Findings.Repairable));
        Assert.Equal(
            ("8学时", "8"),
            view.Findings.Problems.Where(p => p.Repair == ImportRepair.Unit)
                .Select(p => (p.Examples[0].Before, p.Examples[0].After!))
                .Single()
        );

        view = await AgreeAsync(id, ImportRepair.ManyHours, ImportRepair.Unit);

        Assert.Equal((5, 3, 0, 2, 3), Figures(view));
        Assert.Equal(["The days of study do not have so many hours: compare hours and days"], Problems(view));
    }

    [Fact]
    public async Task An_unusual_year_of_a_person_is_asked_and_an_impossible_one_refused()
    {
        await EnterAsync(RuleKeys.YearAsked, 20);
        await EnterAsync(RuleKeys.YearMost, 30);
        await WrittenAsync(HourFiles.Csv([HourFiles.Row(1, 1, "10")]));

        var id = await CheckedAsync(
            HourFiles.Csv([
                HourFiles.Row(1, 1, "10"),
                HourFiles.Row(1, 2, "10"),
                HourFiles.Row(1, 3, "8"),
                HourFiles.Row(1, 4, "8"),
                HourFiles.Row(2, 5, "16"),
            ])
        );

        var view = await ViewAsync(id);
        Assert.Equal(((5, 2, 1, 2, 1), 2), (Figures(view), view.Findings!.Asked));
        view = await AgreeAsync(id, ImportRepair.ManyHoursOfYear);
        Assert.Equal((5, 3, 1, 1, 1), Figures(view));
        Assert.Equal(["With this row the person has more hours in the year than anybody learns: compare them"], Problems(view));
    }

    [Fact]
    public async Task A_certificate_number_counts_once()
    {
        string[] Numbered(int n, int activity, string number)
        {
            var row = HourFiles.Row(n, activity);
            row[(int)ImportColumn.CertificateNumber] = number;
            return row;
        }

        var id = await CheckedAsync(
            HourFiles.Csv([
                Numbered(1, 1, "桂证-1"),
                Numbered(1, 2, "桂证-1"),
                Numbered(2, 1, "桂证-1"),
                Numbered(3, 1, "ab-2"),
                Numbered(4, 1, "AB-2"),
            ])
        );

        var view = await ViewAsync(id);
        Assert.Equal(((5, 2, 0, 3, 2), 1), (Figures(view), view.Findings!.Asked));
        Assert.Equal(2, view.Findings.Problems.Single(p => p.Repair == ImportRepair.None).Rows);
        Assert.Equal((5, 3, 0, 2, 2), Figures(await AgreeAsync(id, ImportRepair.SharedCertificate)));
    }

    [Fact]
    public async Task Merged_cells_are_named_as_the_cause_and_totals_and_signatures_are_recognised()
    {
        string[] Under(int activity)
        {
            var row = HourFiles.Row(1, activity);
            (row[0], row[2], row[(int)ImportColumn.LearningYear]) = ("", "", "");
            return row;
        }

        string[] Foot(string text, int at = 0) => [.. Enumerable.Range(0, 11).Select(i => i == at ? text : "")];
        var id = await CheckedAsync(
            HourFiles.Xlsx(
                [
                    HourFiles.Row(1),
                    Under(1),
                    HourFiles.Row(2),
                    [.. Foot("合　计").Select((c, i) => i == 8 ? "=SUM(I2:I4)" : c)],
                    Foot("单位（盖章）："),
                    Foot("填表人：王某　　审核人：李某", 3),
                    Foot("审核员培训", 3),
                ],
                merged: ["A2:A3", "C2:C3", "J2:J3", "A5:D5"]
            )
        );

        var view = await ViewAsync(id);
        Assert.Equal(((7, 2, 0, 2, 2), 3), (Figures(view), view.Findings!.LeftOut));
        var merged = view.Findings.Problems.Where(p =>
            p.Problem == "The cell is merged with others: undo the merging in Excel and fill in every cell"
        );
        Assert.Equal(["A3", "C3", "J3"], merged.Select(p => p.Examples.Single().Cell).Order());
    }

    [Fact]
    public async Task The_preview_has_name_and_category_and_a_file_without_one_gets_one_for_all_rows()
    {
        string[] Cut(string[] row) => [.. row.Where((_, i) => i != (int)ImportColumn.Category)];
        var id = await Province.SendAsync(
            unit,
            new UploadImport("学时.csv", HourFiles.Csv([Cut(HourFiles.Row(1))], Cut([.. HourFiles.Head])))
        );
        var view = await ViewAsync(id);
        var columns = view.Mapping.Columns.ToDictionary(c => c.Key, c => (int?)c.Value);
        await RefusedInput.ForAsync(
            "Columns[Category]",
            "Choose the column for “Category of hours”, or one category for all rows.",
            () => Province.SendAsync(unit, new MapImport(id, view.Version, columns))
        );

        await Province.SendAsync(unit, new MapImport(id, view.Version, columns, HourCategory.PublicElective));

        var row = Assert.Single((await ViewAsync(id)).Findings!.Preview);
        Assert.Equal((HourFiles.Row(1)[0], HourCategory.PublicElective), (row.Name, row.Category));
        await CommitAsync(id);
        Assert.Equal(HourCategory.PublicElective, await Province.ReadAsync(db => db.HourEntries.Select(e => e.Category).SingleAsync()));
    }
}
