using KnowledgeUpdate.Application.Learners;
using MiniExcelLibs;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>
/// An empty roster to fill in, or the uploaded one with a column that says what is wrong; identity numbers of the latter are masked.
/// </summary>
/// <param name="Id">The roster; null for the template.</param>
[Requires(Permission.DecideEnrolments)]
public sealed record GetRosterFile(Guid? Id) : IQuery<RosterDownload>;

public sealed record RosterDownload(string Name, byte[] Content);

internal sealed class GetRosterFileHandler(PortalDbContext db, Actor actor, DeliveryAccess access, IdentityVault vault, RosterCheck check)
    : IRequestHandler<GetRosterFile, RosterDownload>
{
    public async Task<RosterDownload> Handle(GetRosterFile query, CancellationToken cancellationToken)
    {
        var text = check.Text;
        if (query.Id is not { } id)
            return new RosterDownload($"{text["Roster template"].Value}.xlsx", Write([Row("韦示例", "居民身份证", "", "邕江大学", null)]));
        var (_, seminar, name, lines) = await db.FindRosterAsync(id, actor, access, vault, cancellationToken);
        var rows = await check.CheckAsync(seminar, lines, cancellationToken);
        return new RosterDownload(
            $"{Path.GetFileNameWithoutExtension(name)}-{text["Problem"].Value}.xlsx",
            Write([
                .. rows.Select(r =>
                    Row(
                        r.Row.Name,
                        r.Line.KindText,
                        r.Row.IdentityMask,
                        r.Row.Employer,
                        string.Join(text["; "], r.Row.Faults.Select(f => $"{f.Column}: {f.Message}"))
                    )
                ),
            ])
        );
    }

    private Dictionary<string, object> Row(string name, string kind, string number, string employer, string? problem)
    {
        var row = RosterFile.Columns.Zip([name, kind, number, employer]).ToDictionary(c => c.First[0], c => Harmless(c.Second));
        if (problem is not null)
            row[check.Text["Problem"]] = problem;
        return row;
    }

    /// <summary>A cell that begins like a formula is shown as text, should the file be opened as csv later.</summary>
    private static object Harmless(string cell) =>
        cell.Length > 0 && "=+-@".Contains(cell[0], StringComparison.Ordinal) ? "'" + cell : cell;

    private static byte[] Write(IReadOnlyList<Dictionary<string, object>> rows)
    {
        using var stream = new MemoryStream();
        stream.SaveAs(rows);
        return stream.ToArray();
    }
}
