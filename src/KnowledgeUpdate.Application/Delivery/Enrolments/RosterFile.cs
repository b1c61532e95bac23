using KnowledgeUpdate.Application.Imports;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Reads a roster: xlsx, or csv in UTF-8 or GB18030.</summary>
internal static class RosterFile
{
    /// <summary>Most people of one roster.</summary>
    public const int MostRows = 2000;

    /// <summary>Columns: words that people write above them; the first stands in the template.</summary>
    public static readonly IReadOnlyList<string[]> Columns =
    [
        ["姓名", "学员姓名", "人员姓名", "Name"],
        ["证件类型", "证件类别", "证件种类", "Kind of identity document"],
        ["证件号码", "身份证号", "身份证号码", "证件号", "公民身份号码", "Identity number"],
        ["工作单位", "单位", "单位名称", "所在单位", "Employer"],
    ];

    /// <exception cref="RuleException">The file is no table, lacks a column, or has too many rows.</exception>
    public static IReadOnlyList<RosterLine> Read(byte[] content, string name, CancellationToken ct) =>
        NamedColumns.Read(
            content,
            name,
            Columns,
            [0, 2],
            MostRows,
            (number, cell) =>
                new RosterLine(
                    number,
                    PersonName.Normalise(cell(0)),
                    IdentityKindNames.Find(cell(1)),
                    cell(1),
                    IdentityNumber.Normalise(cell(2)),
                    cell(3)
                ),
            ct
        );
}
