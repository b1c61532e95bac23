using System.Globalization;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Imports;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>
/// What the rules say about the rows of a file: which learning years are open, which categories and kinds an employer enters, how many
/// hours are plausible.
/// </summary>
internal sealed class HourLimits
{
    /// <summary>Words of what is recognised one by one, as titles have them.</summary>
    private static readonly string[] Singly = ["论文", "专利", "专著", "著作", "译著", "课题", "科研项目", "科技成果", "标准制定"];

    /// <summary>Words of a training about them.</summary>
    private static readonly string[] Trainings =
    [
        "培训",
        "研修",
        "讲座",
        "课程",
        "学习",
        "写作",
        "撰写",
        "方法",
        "指导",
        "申报",
        "检索",
        "会议",
        "班",
    ];

    /// <summary>The learning years that are open.</summary>
    public required OpenYears Years { get; init; }

    /// <summary>Whether an employer files, for its own staff; the programme office enters whatever there is.</summary>
    public required bool IsEmployer { get; init; }

    /// <summary>Whether an employer enters elective public hours.</summary>
    public required bool HasElective { get; init; }

    /// <summary>Hours of a person's year above which the file asks.</summary>
    public required int YearAsked { get; init; }

    /// <summary>Hours of a person's year above which rows are refused.</summary>
    public required int YearMost { get; init; }

    /// <summary>Hours of half a day of training on a day; null: not configured, and nothing is asked.</summary>
    public required Func<DateOnly, int?> HalfDay { get; init; }

    /// <summary>Kinds of activity with all their conversions.</summary>
    public required IReadOnlyList<ActivityKind> Kinds { get; init; }

    /// <summary>Names the rules, so that a change is noticed.</summary>
    public required string Under { get; init; }

    /// <summary>The rules of now.</summary>
    public static async Task<HourLimits> ReadAsync(
        PortalDbContext db,
        RuleBook rules,
        LearningYears years,
        Import import,
        DateOnly today,
        CancellationToken ct
    )
    {
        var open = await years.OpenAsync(ct);
        var categories = await rules.ParameterAsync(RuleKeys.EmployerCategories, today, ct);
        var (asked, most) = (
            await rules.ParameterAsync(RuleKeys.YearAsked, today, ct),
            await rules.ParameterAsync(RuleKeys.YearMost, today, ct)
        );
        var halfDays = await rules.ValuesAsync(RuleKeys.HalfDayHours, ct);
        var kinds = await db.ActivityKinds.AsNoTracking().OrderBy(k => k.Id).ToListAsync(ct);
        return new HourLimits
        {
            Years = open,
            IsEmployer = import.OwnStaffOnly,
            HasElective = categories == 2,
            YearAsked = asked,
            YearMost = most,
            HalfDay = halfDays.On,
            Kinds = kinds,
            Under = string.Create(
                CultureInfo.InvariantCulture,
                $"{open.Earliest}-{open.Current}/{(import.OwnStaffOnly ? categories : 0)}/{asked}/{most}/{halfDays}/{KindsOf(kinds)}"
            ),
        };
    }

    /// <summary>Judges what a row says by itself.</summary>
    public void Judge(HourRow row, HourRowReader reader)
    {
        if (row.Year != 0 && !Years.Contains(row.Year))
            row.Refuse(
                ImportColumn.LearningYear,
                "Enter a learning year that is open: this one or one of the years before it that still are, never one to come",
                row.Year.ToString(CultureInfo.InvariantCulture)
            );
        if (IsEmployer && row.HasCategory)
            JudgeCategory(row);
        JudgeHours(row, reader);
        JudgeKind(row, reader);
    }

    private void JudgeCategory(HourRow row)
    {
        if (row.Category == HourCategory.PublicCompulsory)
            row.Refuse(
                ImportColumn.Category,
                "Compulsory public hours follow from the courses and their examination: a unit does not enter them. Leave the row out",
                "公需必修"
            );
        else if (row.Category == HourCategory.PublicElective && !HasElective)
            row.Refuse(
                ImportColumn.Category,
                "Elective public hours are entered by the programme office: hand the list in there and leave the row out",
                "公需选修"
            );
    }

    private void JudgeHours(HourRow row, HourRowReader reader)
    {
        if (row.Hours <= 0 || row.From == default || row.To < row.From)
            return;
        var days = row.To.DayNumber - row.From.DayNumber + 1;
        var hours = string.Create(CultureInfo.InvariantCulture, $"{row.From:MM-dd}–{row.To:MM-dd}: {row.Hours:0.#}");
        if (row.Hours > days * 24)
            row.Refuse(ImportColumn.Hours, "The days of study do not have so many hours: compare hours and days", hours);
        else if (row.Hours > YearMost)
            row.Refuse(ImportColumn.Hours, "So many hours are not learned in a year: compare them with the certificate", hours);
        else if (HalfDay(row.To) is { } half && row.Hours > days * 2 * half)
            reader.Ask(row, ImportColumn.Hours, ImportRepair.ManyHours, hours);
    }

    /// <summary>What is recognised when it is claimed singly does not come in by file.</summary>
    private void JudgeKind(HourRow row, HourRowReader reader)
    {
        if (row.ActivityKind.Length > 0)
        {
            var named = Kinds.Where(k => IsNamed(k, row.ActivityKind)).ToList();
            if (named.Count == 0)
                row.Refuse(
                    ImportColumn.ActivityKind,
                    "Write a kind of activity as the portal lists it, or leave the cell empty",
                    HourRowReader.Short(row.ActivityKind)
                );
            else if (IsEmployer && named.Any(k => k.NeedsRecognition))
                row.Refuse(
                    ImportColumn.ActivityKind,
                    "This kind is recognised one by one: the person claims it singly, with evidence. Leave the row out",
                    HourRowReader.Short(row.ActivityKind)
                );
            return;
        }

        if (IsEmployer && Singly.Any(w => Has(row.Title, w)) && !Trainings.Any(w => Has(row.Title, w)))
            reader.Ask(row, ImportColumn.Title, ImportRepair.Recognised, HourRowReader.Short(row.Title));
    }

    private static bool Has(string title, string word) => title.Contains(word, StringComparison.Ordinal);

    private static bool IsNamed(ActivityKind kind, string text) =>
        kind.Name.Equals(text, StringComparison.OrdinalIgnoreCase)
        || kind.NameEn.Equals(text, StringComparison.OrdinalIgnoreCase)
        || kind.Code.Equals(text, StringComparison.OrdinalIgnoreCase)
        || kind.Name.Split('（')[0].Equals(text, StringComparison.OrdinalIgnoreCase);

    private static string KindsOf(IReadOnlyList<ActivityKind> kinds) =>
        string.Create(CultureInfo.InvariantCulture, $"{kinds.Count}-{kinds.Count(k => k.NeedsRecognition)}");
}
