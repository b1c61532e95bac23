using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Imports;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>
/// Cancels an import: at once before it is written, after the current step while it is being written. Nothing of it reaches the ledger.
/// </summary>
[Requires(Permission.ImportHours)]
public sealed record CancelImport(Guid Id) : ICommand<Unit>;

internal sealed class CancelImportHandler(PortalDbContext db, ImportAccess imports) : IRequestHandler<CancelImport, Unit>
{
    public async Task<Unit> Handle(CancelImport command, CancellationToken cancellationToken)
    {
        var import = await imports.FindOwnAsync(command.Id, cancellationToken);
        if (import is not { State: ImportState.Committing, JobId: { } id })
        {
            import.Cancel();
            return Unit.Value;
        }

        var job = await db.HeldJob(id).SingleAsync(cancellationToken);
        job.Cancel();
        return Unit.Value;
    }
}
