using KnowledgeUpdate.Domain.Organisations;
using Microsoft.Extensions.Localization;
using MiniExcelLibs;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>A file to fill in, or the uploaded one with a column that says what is wrong.</summary>
/// <param name="Id">The import; null for the empty template.</param>
[Requires(Permission.EnterUnit)]
public sealed record GetUnitFile(Guid? Id) : IQuery<UnitDownload>;

public sealed record UnitDownload(string Name, byte[] Content);

internal sealed class GetUnitFileHandler(PortalDbContext db, Actor actor, UnitAccess access, IStringLocalizer<OrganisationsText> text)
    : IRequestHandler<GetUnitFile, UnitDownload>
{
    public async Task<UnitDownload> Handle(GetUnitFile query, CancellationToken cancellationToken)
    {
        if (query.Id is not { } id)
            return new UnitDownload(
                $"{text["Units template"].Value}.xlsx",
                Write([Row("五象示例软件有限公司", text[OrganisationKind.Enterprise.Word()], "南宁市", "", "450100", null)])
            );
        var (_, name, file) = await db.FindImportAsync(id, actor, cancellationToken);
        var (rows, _) = await new UnitCheck(db, access, text).CheckAsync(file, name, cancellationToken);
        return new UnitDownload(
            $"{Path.GetFileNameWithoutExtension(name)}-{text["Problem"].Value}.xlsx",
            Write([
                .. rows.Select(r =>
                    Row(r.Name, r.Kind, r.Parent, r.CreditCode, r.DivisionCode, string.Join(text["; "], r.Faults.Select(f => f.Message)))
                ),
            ])
        );
    }

    private Dictionary<string, object> Row(string name, string kind, string parent, string code, string division, string? problem)
    {
        var row = UnitCheck
            .Columns.Zip([name, kind, parent, code, division])
            .ToDictionary(
                c =>
                    System.Globalization.CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.Ordinal)
                        ? c.First.Heads[0]
                        : c.First.Heads[^1],
                c => Harmless(c.Second)
            );
        if (problem is not null)
            row[text["Problem"]] = problem;
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
