using Microsoft.Extensions.Localization;
using MiniExcelLibs;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>
/// An empty list to fill in, or the uploaded one with a column that says what is wrong; identity numbers of the latter are masked.
/// </summary>
/// <param name="Id">The list; null for the template.</param>
[Requires(Permission.EnterLearner)]
public sealed record GetStaffFile(Guid? Id) : IQuery<StaffDownload>;

public sealed record StaffDownload(string Name, byte[] Content);

internal sealed class GetStaffFileHandler(
    PortalDbContext db,
    Actor actor,
    IdentityVault vault,
    StaffCheck check,
    IStringLocalizer<LearnersText> text
) : IRequestHandler<GetStaffFile, StaffDownload>
{
    public async Task<StaffDownload> Handle(GetStaffFile query, CancellationToken cancellationToken)
    {
        if (query.Id is not { } id)
            return new StaffDownload(
                $"{text["Staff template"].Value}.xlsx",
                Write([Row(["韦示例", "居民身份证", "", "工程技术", "中级", "工程师", "", "大学本科"], null)])
            );
        var (_, name, lines) = await db.FindStaffListAsync(id, actor.MyUnit, vault, cancellationToken);
        var rows = await check.CheckAsync(actor.MyUnit, lines, cancellationToken);
        return new StaffDownload(
            $"{Path.GetFileNameWithoutExtension(name)}-{text["Problem"].Value}.xlsx",
            Write([
                .. rows.Select(r =>
                    Row(
                        [
                            r.Row.Name,
                            r.Line.KindText,
                            r.Row.IdentityMask,
                            r.Line.Series,
                            r.Line.Level,
                            r.Line.Title,
                            r.Line.Field,
                            r.Line.Education,
                        ],
                        string.Join(text["; "], r.Row.Faults.Select(f => $"{f.Column} {f.Message}"))
                    )
                ),
            ])
        );
    }

    private Dictionary<string, object?> Row(string[] cells, string? problem)
    {
        var row = StaffFile.Columns.Zip(cells).ToDictionary(c => c.First[0], c => (object?)Sheets.Safe(c.Second));
        if (problem is not null)
            row[text["Problem"]] = problem;
        return row;
    }

    private static byte[] Write(IReadOnlyList<Dictionary<string, object?>> rows)
    {
        using var stream = new MemoryStream();
        stream.SaveAs(rows);
        return stream.ToArray();
    }
}
