using KnowledgeUpdate.Domain.Imports;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>One import as it stands.</summary>
[Requires(Permission.ImportHours)]
public sealed record GetImport(Guid Id) : IQuery<ImportView>;

public sealed record ImportView
{
    public required Guid Id { get; init; }

    public required uint Version { get; init; }

    public required string FileName { get; init; }

    public required string Unit { get; init; }

    public required ImportState State { get; init; }

    public required ImportMapping Mapping { get; init; }

    public required IReadOnlyList<ImportRepair> Repairs { get; init; }

    public required ImportFindings? Findings { get; init; }

    /// <summary>Whether the actor may go on with it: it belongs to the actor's own unit.</summary>
    public required bool IsMine { get; init; }

    /// <summary>Asked to stop.</summary>
    public required bool CancelRequested { get; init; }

    public required int Credited { get; init; }

    public required int Entered { get; init; }

    public required DateTimeOffset? CommittedAt { get; init; }

    public required DateTimeOffset? UndoneAt { get; init; }

    /// <summary>Whether it can be undone now.</summary>
    public required bool MayUndo { get; init; }

    /// <summary>People whom it entered and who left when it was undone.</summary>
    public required int Withdrawn { get; init; }

    /// <summary>Other rules hold than when the rows were judged: they are to be checked again.</summary>
    public required bool IsStale { get; init; }

    /// <summary>The learning years that are open.</summary>
    public required OpenYears Years { get; init; }

    /// <summary>Whether its file is still kept.</summary>
    public required bool HasFile { get; init; }

    public required string? Reference { get; init; }
}

internal sealed class GetImportHandler(PortalDbContext db, ImportAccess imports, Actor actor, TimeProvider clock)
    : IRequestHandler<GetImport, ImportView>
{
    public async Task<ImportView> Handle(GetImport query, CancellationToken cancellationToken)
    {
        var i = await imports.FindAsync(query.Id, cancellationToken);
        var unit = await db.Organisations.Where(o => o.Id == i.OrganisationId).Select(o => o.Name).SingleAsync(cancellationToken);
        var job = i.JobId is { } id ? await db.Jobs.SingleAsync(j => j.Id == id, cancellationToken) : null;
        var hasFile = await db.ImportFiles.AnyAsync(f => f.ImportId == i.Id, cancellationToken);
        var limits = await imports.LimitsAsync(i, cancellationToken);
        var isMine = i.OrganisationId == actor.OrganisationId;
        return new ImportView
        {
            Id = i.Id,
            Version = i.Version,
            FileName = i.FileName,
            Unit = unit,
            State = i.State,
            Mapping = i.Mapping,
            Repairs = i.Repairs,
            Findings = i.Findings,
            IsMine = isMine,
            CancelRequested = job is { CancelRequested: true, IsOver: false },
            Credited = i.Credited,
            Entered = i.Entered,
            CommittedAt = i.CommittedAt,
            UndoneAt = i.UndoneAt,
            Withdrawn = i.Withdrawn,
            IsStale = i.State == ImportState.Checked && i.IsStale(limits.Under),
            Years = limits.Years,
            MayUndo = isMine && i.State == ImportState.Committed && clock.GetUtcNow() - i.CommittedAt <= Import.UndoWithin,
            HasFile = hasFile,
            Reference = job is { State: JobState.Failed } ? job.Result : null,
        };
    }
}
