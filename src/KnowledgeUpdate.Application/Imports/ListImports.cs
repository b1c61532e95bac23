using KnowledgeUpdate.Domain.Imports;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>Imports of the reader's own unit, for the programme office those of all units, newest first.</summary>
[Requires(Permission.ImportHours)]
public sealed record ListImports(PageOf Page) : IQuery<Page<ImportListRow>>;

/// <summary>An import in the list.</summary>
/// <param name="Rows">Rows of the file; null before it is checked.</param>
public sealed record ImportListRow(
    Guid Id,
    string FileName,
    string Unit,
    ImportState State,
    int? Rows,
    int Credited,
    DateTimeOffset FiledAt
);

internal sealed class ListImportsHandler(PortalDbContext db, ImportAccess imports) : IRequestHandler<ListImports, Page<ImportListRow>>
{
    internal static readonly Sorts<Import> Sorts = new("-filed", i => i.Id) { { "filed", i => i.FiledAt } };

    public async Task<Page<ImportListRow>> Handle(ListImports query, CancellationToken cancellationToken)
    {
        var page = await imports
            .Visible()
            .ToPageAsync(
                Sorts.Of(),
                query.Page,
                i => new
                {
                    i.Id,
                    i.FileName,
                    Unit = db.Organisations.Where(o => o.Id == i.OrganisationId).Select(o => o.Name).Single(),
                    i.State,
                    i.Findings,
                    i.Credited,
                    i.FiledAt,
                },
                cancellationToken
            );
        return page.With<ImportListRow>([
            .. page.Rows.Select(i => new ImportListRow(i.Id, i.FileName, i.Unit, i.State, i.Findings?.Rows, i.Credited, i.FiledAt)),
        ]);
    }
}
