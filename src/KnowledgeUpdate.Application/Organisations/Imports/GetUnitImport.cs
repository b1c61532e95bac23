using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>What an import would do now: every row checked.</summary>
[Requires(Permission.EnterUnit)]
public sealed record GetUnitImport(Guid Id) : IQuery<UnitImport>;

/// <summary>An import as it stands.</summary>
/// <param name="Result">How many units were entered, once it is over.</param>
public sealed record UnitImport(Guid Id, string FileName, JobState State, int? Result, IReadOnlyList<UnitImportRow> Rows);

internal sealed class GetUnitImportHandler(UnitSheet sheet, UnitCheck check) : IRequestHandler<GetUnitImport, UnitImport>
{
    public async Task<UnitImport> Handle(GetUnitImport query, CancellationToken cancellationToken)
    {
        var upload = await sheet.FindOwnAsync(query.Id, cancellationToken);
        var (rows, _) = await check.CheckAsync(upload, cancellationToken);
        return new UnitImport(upload.Job.Id, upload.Name, upload.Job.State, upload.Result, rows);
    }
}
