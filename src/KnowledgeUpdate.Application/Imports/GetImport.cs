using KnowledgeUpdate.Domain.Imports;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>One import as it stands.</summary>
[Requires(Permission.ImportHours)]
public sealed record GetImport(Guid Id) : IQuery<ImportView>;

/// <param name="IsMine">Whether the actor may go on with it: it belongs to the actor's own unit.</param>
/// <param name="CancelRequested">Asked to stop.</param>
/// <param name="MayUndo">Whether it can be undone now.</param>
/// <param name="HasFile">Whether its file is still kept.</param>
public sealed record ImportView(
    Guid Id,
    uint Version,
    string FileName,
    string Unit,
    ImportState State,
    ImportMapping Mapping,
    IReadOnlyList<ImportRepair> Repairs,
    ImportFindings? Findings,
    bool IsMine,
    bool CancelRequested,
    int Credited,
    int Entered,
    DateTimeOffset? CommittedAt,
    DateTimeOffset? UndoneAt,
    bool MayUndo,
    bool HasFile,
    string? Reference
);

internal sealed class GetImportHandler(PortalDbContext db, ImportAccess imports, Actor actor, TimeProvider clock)
    : IRequestHandler<GetImport, ImportView>
{
    public async Task<ImportView> Handle(GetImport query, CancellationToken cancellationToken)
    {
        var i = await imports.FindAsync(query.Id, cancellationToken);
        var unit = await db.Organisations.Where(o => o.Id == i.OrganisationId).Select(o => o.Name).SingleAsync(cancellationToken);
        var job = i.JobId is { } id ? await db.Jobs.SingleAsync(j => j.Id == id, cancellationToken) : null;
        var hasFile = await db.ImportFiles.AnyAsync(f => f.ImportId == i.Id, cancellationToken);
        var isMine = i.OrganisationId == actor.OrganisationId;
        return new ImportView(
            i.Id,
            i.Version,
            i.FileName,
            unit,
            i.State,
            i.Mapping,
            i.Repairs,
            i.Findings,
            isMine,
            job is { CancelRequested: true, IsOver: false },
            i.Credited,
            i.Entered,
            i.CommittedAt,
            i.UndoneAt,
            isMine && i.State == ImportState.Committed && clock.GetUtcNow() - i.CommittedAt <= Import.UndoWithin,
            hasFile,
            job is { State: JobState.Failed } ? job.Result : null
        );
    }
}
