using KnowledgeUpdate.Application.Imports;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Reads a list of staff: xlsx, or csv in UTF-8 or GB18030.</summary>
internal static class StaffFile
{
    /// <summary>Most people of one file.</summary>
    public const int MostRows = 5000;

    public const int MaxTitle = 40;

    /// <summary>Columns: words that people write above them; the first stands in the template.</summary>
    public static readonly IReadOnlyList<string[]> Columns =
    [
        ["姓名", "人员姓名", "职工姓名", "Name"],
        ["证件类型", "证件类别", "证件种类", "Kind of identity document"],
        ["证件号码", "身份证号", "身份证号码", "证件号", "公民身份号码", "Identity number"],
        ["职称系列", "系列", "Series"],
        ["职称层级", "职称级别", "级别", "Level"],
        ["职称", "职称名称", "专业技术职务", "Title"],
        ["专业领域", "行业领域", "领域", "Field"],
        ["学历", "Education"],
    ];

    private static readonly Dictionary<string, TitleLevel> Levels = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = TitleLevel.None,
        ["无"] = TitleLevel.None,
        ["未定"] = TitleLevel.None,
        ["员级"] = TitleLevel.Technician,
        ["助理级"] = TitleLevel.Assistant,
        ["中级"] = TitleLevel.Intermediate,
        ["副高级"] = TitleLevel.AssociateSenior,
        ["副高"] = TitleLevel.AssociateSenior,
        ["正高级"] = TitleLevel.FullSenior,
        ["正高"] = TitleLevel.FullSenior,
    };

    private static readonly Dictionary<string, Education> Educations = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = Education.NotStated,
        ["中专及以下"] = Education.Secondary,
        ["中专"] = Education.Secondary,
        ["高中"] = Education.Secondary,
        ["大学专科"] = Education.JuniorCollege,
        ["大专"] = Education.JuniorCollege,
        ["专科"] = Education.JuniorCollege,
        ["大学本科"] = Education.Bachelor,
        ["本科"] = Education.Bachelor,
        ["硕士研究生"] = Education.Master,
        ["硕士"] = Education.Master,
        ["研究生"] = Education.Master,
        ["博士研究生"] = Education.Doctor,
        ["博士"] = Education.Doctor,
    };

    /// <summary>The level that the words mean; null if they mean none.</summary>
    public static TitleLevel? LevelOf(string words) => Find(Levels, words);

    /// <summary>The education that the words mean; null if they mean none.</summary>
    public static Education? EducationOf(string words) => Find(Educations, words);

    /// <exception cref="RuleException">The file is no table, lacks a column, or has too many rows.</exception>
    public static IReadOnlyList<StaffLine> Read(byte[] content, string name, CancellationToken ct) =>
        NamedColumns.Read(
            content,
            name,
            Columns,
            [0, 2],
            MostRows,
            (number, cell) =>
                new StaffLine(
                    number,
                    PersonName.Normalise(cell(0)),
                    IdentityKindNames.Find(cell(1)),
                    cell(1),
                    IdentityNumber.Normalise(cell(2)),
                    cell(3),
                    cell(4),
                    cell(5),
                    cell(6),
                    cell(7)
                ),
            ct
        );

    private static T? Find<T>(Dictionary<string, T> known, string words)
        where T : struct, Enum =>
        known.TryGetValue(words, out var value)
            ? value
            : Enum.GetValues<T>()
                .Where(v => v.Word().Equals(words, StringComparison.OrdinalIgnoreCase))
                .Select(v => (T?)v)
                .FirstOrDefault();
}
