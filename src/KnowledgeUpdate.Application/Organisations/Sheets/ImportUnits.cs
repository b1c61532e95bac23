using FluentValidation;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Work;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>
/// Enters the good rows of an import, all or none; a division that brings no HR bureau gets one. Doing it again changes nothing.
/// </summary>
/// <returns>How many units were entered.</returns>
[Requires(Permission.EnterUnit)]
public sealed record ImportUnits(Guid Id) : ICommand<int>;

internal sealed class ImportUnitsHandler(
    PortalDbContext db,
    Actor actor,
    UnitAccess access,
    TimeProvider clock,
    IStringLocalizer<OrganisationsText> text
) : IRequestHandler<ImportUnits, int>
{
    public async Task<int> Handle(ImportUnits command, CancellationToken cancellationToken)
    {
        await access.HoldTreeAsync(toMove: true, cancellationToken);
        var (job, name, file) = await db.FindImportAsync(command.Id, actor, cancellationToken);
        if (job.IsOver)
            return int.TryParse(job.Result, out var before) ? before : 0;
        var (rows, units) = await new UnitCheck(db, access, text).CheckAsync(file, name, cancellationToken);
        if (units.Count == 0)
            throw new RuleException("This file has no new unit: nothing to import.");
        db.AddRange(units);
        db.AddRange(
            units
                .Where(d =>
                    d.Kind == OrganisationKind.Division && !units.Any(b => b.ParentId == d.Id && b.Kind == OrganisationKind.HrBureau)
                )
                .Select(Organisation.BureauOf)
        );
        job.Advance(rows.Count);
        job.End(JobState.Finished, units.Count.ToString(), clock.GetUtcNow());
        return units.Count;
    }
}
