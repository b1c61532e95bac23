using KnowledgeUpdate.Domain.Imports;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>
/// Deletes what is no longer needed: staged rows once an import cannot be undone, files after a month. Doing it again changes nothing.
/// </summary>
[PortalOnly]
public sealed record ForgetImports : ICommand<int>;

internal sealed class ForgetImportsHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<ForgetImports, int>
{
    private static readonly TimeSpan KeepFile = TimeSpan.FromDays(30);

    public async Task<int> Handle(ForgetImports command, CancellationToken cancellationToken)
    {
        var (final, old) = (clock.GetUtcNow() - Import.UndoWithin, clock.GetUtcNow() - KeepFile);
        var rows = await db
            .ImportChunks.Where(c =>
                db.Imports.Any(i =>
                    i.Id == c.ImportId
                    && (
                        i.State == ImportState.Undone
                        || i.State == ImportState.Cancelled
                        || i.CommittedAt < final
                        || (i.State != ImportState.Committing && i.CommittedAt == null && i.FiledAt < old)
                    )
                )
            )
            .ExecuteDeleteAsync(cancellationToken);
        return rows
            + await db
                .ImportFiles.Where(f => db.Imports.Any(i => i.Id == f.ImportId && i.State != ImportState.Committing && i.FiledAt < old))
                .ExecuteDeleteAsync(cancellationToken);
    }
}
