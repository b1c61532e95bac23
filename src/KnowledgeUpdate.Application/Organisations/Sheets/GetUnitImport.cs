using KnowledgeUpdate.Domain.Work;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>What an import would do now: every row checked.</summary>
[Requires(Permission.EnterUnit)]
public sealed record GetUnitImport(Guid Id) : IQuery<UnitImport>;

/// <summary>An import as it stands.</summary>
/// <param name="Result">How many units were entered, once it is over.</param>
public sealed record UnitImport(Guid Id, string FileName, JobState State, int? Result, IReadOnlyList<UnitImportRow> Rows);

internal sealed class GetUnitImportHandler(PortalDbContext db, Actor actor, UnitAccess access, IStringLocalizer<OrganisationsText> text)
    : IRequestHandler<GetUnitImport, UnitImport>
{
    public async Task<UnitImport> Handle(GetUnitImport query, CancellationToken cancellationToken)
    {
        var (job, name, file) = await db.FindImportAsync(query.Id, actor, cancellationToken);
        var (rows, _) = await new UnitCheck(db, access, text).CheckAsync(file, name, cancellationToken);
        return new UnitImport(job.Id, name, job.State, int.TryParse(job.Result, out var result) ? result : null, rows);
    }
}
