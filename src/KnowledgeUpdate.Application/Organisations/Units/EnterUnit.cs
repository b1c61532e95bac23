using KnowledgeUpdate.Domain.Organisations;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>Enters a unit under another; a division comes with its HR bureau.</summary>
[Requires(Permission.EnterUnit)]
public sealed record EnterUnit(Guid ParentId, string? Name, OrganisationKind? Kind, string? DivisionCode, string? CreditCode)
    : ICommand<Guid>,
        IUnitInput;

internal sealed class EnterUnitHandler(PortalDbContext db, UnitAccess access, IStringLocalizer<OrganisationsText> text)
    : IRequestHandler<EnterUnit, Guid>
{
    public async Task<Guid> Handle(EnterUnit command, CancellationToken cancellationToken)
    {
        await access.HoldTreeAsync(toMove: false, cancellationToken);
        var parent =
            await access.Visible().SingleOrDefaultAsync(o => o.Id == command.ParentId, cancellationToken)
            ?? throw new NotFoundException(nameof(Organisation));
        await db.CheckAsync(command, null, access, text, cancellationToken);
        var name = command.Name!.Trim();
        if (await db.Organisations.AnyAsync(o => o.ParentId == parent.Id && o.Name == name && o.ClosedOn == null, cancellationToken))
            throw Faults.Beside(nameof(command.Name), text["{0} has a unit of this name already", parent.Name]);
        var unit = Organisation.Create(
            name,
            command.Kind!.Value,
            parent,
            UnitInput.DivisionOf(command.DivisionCode),
            UnitInput.CodeOf(command.CreditCode)
        );
        db.Add(unit);
        if (unit.Kind == OrganisationKind.Division)
            db.Add(Organisation.BureauOf(unit));
        return unit.Id;
    }
}
