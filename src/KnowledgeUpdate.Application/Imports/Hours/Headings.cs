using KnowledgeUpdate.Application.Sheets;
using KnowledgeUpdate.Domain.Imports;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>Finds the columns of a file by their headings: by what the unit chose before, then by the words that forms use.</summary>
internal static class Headings
{
    /// <summary>Rows among which the headings are looked for: a title and a note may stand above them.</summary>
    private const int Above = 5;

    /// <summary>The words of each column; the first stands in the template.</summary>
    public static readonly IReadOnlyDictionary<ImportColumn, string[]> Words = new Dictionary<ImportColumn, string[]>
    {
        [ImportColumn.Name] = ["姓名", "学员姓名", "人员姓名", "Name of the person", "Name"],
        [ImportColumn.IdentityKind] = ["证件类型", "证件类别", "证件种类", "Kind of identity document"],
        [ImportColumn.Number] = ["证件号码", "身份证号", "身份证号码", "证件号", "身份证件号码", "公民身份号码", "Identity number"],
        [ImportColumn.Title] = ["学习活动", "活动名称", "课程名称", "培训项目", "培训名称", "项目名称", "学习内容", "培训内容", "Activity"],
        [ImportColumn.Provider] = ["举办单位", "主办单位", "施教机构", "培训机构", "培训单位", "承办单位", "Organiser"],
        [ImportColumn.From] = ["开始日期", "起始日期", "学习日期", "培训日期", "开始时间", "日期", "First day"],
        [ImportColumn.To] = ["结束日期", "截止日期", "结束时间", "Last day"],
        [ImportColumn.Category] = ["学时类别", "科目类别", "科目", "类别", "Category of hours", "Category"],
        [ImportColumn.Hours] = ["学时", "学时数", "Hours"],
        [ImportColumn.LearningYear] = ["学时年度", "学习年度", "年度", "Learning year"],
        [ImportColumn.CertificateNumber] = ["证书编号", "证书号", "证书号码", "Certificate number"],
        [ImportColumn.ActivityKind] = ["活动类别", "活动类型", "活动种类", "Kind of activity"],
    };

    private static readonly Dictionary<string, ImportColumn> Known = Words
        .SelectMany(w => w.Value, (w, word) => (word, w.Key))
        .ToDictionary(w => w.word, w => w.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds the row of headings and what they stand for.</summary>
    /// <param name="remembered">What the unit chose before.</param>
    /// <exception cref="RuleException">The file has no row below its headings.</exception>
    public static ImportMapping Find(IEnumerable<TableRow> rows, IReadOnlyDictionary<string, ImportColumn> remembered, string name)
    {
        (int Row, List<string> Texts, int Score)? best = null;
        var seen = 0;
        foreach (var row in rows)
        {
            if (++seen > Above + 1 || (best is { Score: >= 3 } && seen > 1))
                break;
            if (seen <= Above)
            {
                List<string> texts = [.. Enumerable.Range(0, row.Count).Select(i => Clean(row[i].Text))];
                var score = texts.Count(t => Known.ContainsKey(t) || remembered.ContainsKey(t));
                if (best is null || score > best.Value.Score)
                    best = (row.Number, texts, score);
            }
        }

        if (best is not { } head || seen < 2)
            throw new RuleException("{0} has no rows. Download the template and fill it in.", name);
        var columns = new Dictionary<ImportColumn, int>();
        foreach (
            var words in new Func<string, ImportColumn?>[]
            {
                t => remembered.TryGetValue(t, out var c) ? c : null,
                t => Known.TryGetValue(t, out var c) ? c : null,
            }
        )
        {
            for (var i = 0; i < head.Texts.Count; i++)
                if (words(head.Texts[i]) is { } column && !columns.ContainsValue(i))
                    columns.TryAdd(column, i);
        }
        return new ImportMapping(head.Row, head.Texts, columns);
    }

    /// <summary>A heading without the marks that forms put around it.</summary>
    private static string Clean(string text)
    {
        var clean = string.Concat(text.Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c) && c is not ('*' or '＊' or '\uFEFF')))
            .TrimEnd('：', ':');
        return Known.Keys.FirstOrDefault(k =>
                k.Replace(" ", "", StringComparison.Ordinal).Equals(clean, StringComparison.OrdinalIgnoreCase)
            ) ?? Characters.Cut(clean, 60);
    }
}
