using FluentValidation;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>
/// Enters the good rows of an import, all or none; a division that brings no HR bureau gets one. Doing it again changes nothing.
/// </summary>
/// <returns>How many units were entered.</returns>
[Requires(Permission.EnterUnit)]
public sealed record ImportUnits(Guid Id) : ICommand<int>;

internal sealed class ImportUnitsHandler(PortalDbContext db, UnitAccess access, UnitSheet sheet, UnitCheck check, TimeProvider clock)
    : IRequestHandler<ImportUnits, int>
{
    public async Task<int> Handle(ImportUnits command, CancellationToken cancellationToken)
    {
        await access.HoldTreeAsync(toMove: true, cancellationToken);
        var upload = await sheet.FindOwnAsync(command.Id, cancellationToken);
        if (upload.Job.IsOver)
            return upload.Result ?? 0;
        var (rows, units) = await check.CheckAsync(upload, cancellationToken);
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
        upload.Job.Advance(rows.Count);
        upload.Job.End(JobState.Finished, units.Count.ToString(), clock.GetUtcNow());
        return units.Count;
    }
}
