using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Imports;
using KnowledgeUpdate.Domain.Work;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>Imports of the own unit, for the programme office of all, newest first.</summary>
[Requires(Role.UnitAdministrator, Role.ProgrammeOffice)]
public sealed record ListImports(PageOf Page) : IQuery<Page<ImportListRow>>;

/// <summary>An import in the list.</summary>
/// <param name="Rows">Rows of the file; null before it is checked.</param>
public sealed record ImportListRow(Guid Id, string FileName, string Unit, ImportState State, int? Rows, int Credited, DateTimeOffset FiledAt);

internal sealed class ListImportsHandler(PortalDbContext db, ImportDesk desk) : IRequestHandler<ListImports, Page<ImportListRow>>
{
    internal static readonly Sorts<Import> Sorts = new("-filed", i => i.Id) { { "filed", i => i.FiledAt } };

    public async Task<Page<ImportListRow>> Handle(ListImports query, CancellationToken cancellationToken)
    {
        var page = await desk.Visible().ToPageAsync(Sorts.Of(), query.Page,
            i => new { i.Id, i.FileName, Unit = db.Organisations.Where(o => o.Id == i.OrganisationId).Select(o => o.Name).Single(), i.State, i.Findings, i.Credited, i.FiledAt }, cancellationToken);
        return page.With<ImportListRow>([.. page.Rows.Select(i => new ImportListRow(i.Id, i.FileName, i.Unit, i.State, i.Findings?.Rows, i.Credited, i.FiledAt))]);
    }
}

/// <summary>One import as it stands.</summary>
[Requires(Role.UnitAdministrator, Role.ProgrammeOffice)]
public sealed record GetImport(Guid Id) : IQuery<ImportView>;

/// <summary>An import.</summary>
/// <param name="IsMine">Whether the actor may go on with it: it is the own unit's.</param>
/// <param name="CancelRequested">Asked to stop.</param>
/// <param name="MayUndo">Whether it can be undone now.</param>
/// <param name="HasFile">Whether its file is still kept.</param>
public sealed record ImportView(Guid Id, uint Version, string FileName, string Unit, ImportState State, ImportMapping Mapping, IReadOnlyList<ImportRepair> Repairs, ImportFindings? Findings, bool IsMine, bool CancelRequested,
    int Credited, int Entered, DateTimeOffset? CommittedAt, DateTimeOffset? UndoneAt, bool MayUndo, bool HasFile, string? Reference);

internal sealed class GetImportHandler(PortalDbContext db, ImportDesk desk, Actor actor, TimeProvider clock) : IRequestHandler<GetImport, ImportView>
{
    public async Task<ImportView> Handle(GetImport query, CancellationToken cancellationToken)
    {
        var i = await desk.FindAsync(query.Id, cancellationToken);
        var unit = await db.Organisations.Where(o => o.Id == i.OrganisationId).Select(o => o.Name).SingleAsync(cancellationToken);
        var job = i.JobId is { } id ? await db.Jobs.SingleAsync(j => j.Id == id, cancellationToken) : null;
        var hasFile = await db.ImportFiles.AnyAsync(f => f.ImportId == i.Id, cancellationToken);
        var isMine = i.OrganisationId == actor.OrganisationId;
        return new ImportView(i.Id, i.Version, i.FileName, unit, i.State, i.Mapping, i.Repairs, i.Findings, isMine, job is { CancelRequested: true, IsOver: false },
            i.Credited, i.Entered, i.CommittedAt, i.UndoneAt, isMine && i.State == ImportState.Committed && clock.GetUtcNow() - i.CommittedAt <= Import.UndoWithin, hasFile, job is { State: JobState.Failed } ? job.Result : null);
    }
}

/// <summary>Clears away what is no longer needed: staged rows once an import cannot be undone, files after a month. Doing it again changes nothing.</summary>
[PortalOnly]
public sealed record ForgetImports : ICommand<int>;

internal sealed class ForgetImportsHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<ForgetImports, int>
{
    private static readonly TimeSpan KeepFile = TimeSpan.FromDays(30);

    public async Task<int> Handle(ForgetImports command, CancellationToken cancellationToken)
    {
        var (final, old) = (clock.GetUtcNow() - Import.UndoWithin, clock.GetUtcNow() - KeepFile);
        var rows = await db.ImportChunks.Where(c => db.Imports.Any(i => i.Id == c.ImportId && (i.State == ImportState.Undone || i.State == ImportState.Cancelled || i.CommittedAt < final
            || (i.State != ImportState.Committing && i.CommittedAt == null && i.FiledAt < old)))).ExecuteDeleteAsync(cancellationToken);
        return rows + await db.ImportFiles.Where(f => db.Imports.Any(i => i.Id == f.ImportId && i.State != ImportState.Committing && i.FiledAt < old)).ExecuteDeleteAsync(cancellationToken);
    }
}
