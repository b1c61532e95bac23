using KnowledgeUpdate.Domain.Organisations;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>Corrects a unit's name, kind, credit code or division.</summary>
[Requires(Permission.CorrectUnit)]
public sealed record CorrectUnit(Guid Id, uint Version, string? Name, OrganisationKind? Kind, string? DivisionCode, string? CreditCode)
    : ICommand<Unit>,
        IUnitInput;

internal sealed class CorrectUnitHandler(PortalDbContext db, UnitAccess access, IStringLocalizer<OrganisationsText> text)
    : IRequestHandler<CorrectUnit, Unit>
{
    public async Task<Unit> Handle(CorrectUnit command, CancellationToken cancellationToken)
    {
        var unit = await access.FindToChangeAsync(command.Id, cancellationToken);
        db.Expect(unit, command.Version);
        await db.CheckAsync(command, unit.Id, access, text, cancellationToken);
        unit.Correct(command.Name!, command.Kind!.Value, UnitInput.DivisionOf(command.DivisionCode), UnitInput.CodeOf(command.CreditCode));
        return Unit.Value;
    }
}
