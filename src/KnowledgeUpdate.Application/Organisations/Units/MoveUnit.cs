using FluentValidation;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>Moves a unit, with all below it, under another.</summary>
/// <param name="Target">Name or credit code of the unit above.</param>
[Requires(Permission.CorrectUnit)]
public sealed record MoveUnit(Guid Id, uint Version, string? Target, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class MoveUnitValidator : AbstractValidator<MoveUnit>
{
    public MoveUnitValidator(IStringLocalizer<OrganisationsText> text)
    {
        RuleFor(c => c.Target).NotEmpty().WithMessage(_ => text["Enter the unit it will belong to"]);
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter the reason"])
            .MaximumLength(200)
            .WithMessage(_ => text["The reason must be {0} characters or less", 200]);
    }
}

internal sealed class MoveUnitHandler(PortalDbContext db, UnitAccess access, IStringLocalizer<OrganisationsText> text)
    : IRequestHandler<MoveUnit, Unit>
{
    public async Task<Unit> Handle(MoveUnit command, CancellationToken cancellationToken)
    {
        await access.HoldTreeAsync(toMove: true, cancellationToken);
        var unit = await access.FindToChangeAsync(command.Id, cancellationToken);
        db.Expect(unit, command.Version);
        var target = await access.FindNamedAsync(
            command.Target,
            key => Faults.Beside(nameof(command.Target), text[key]),
            cancellationToken
        );
        var (before, depth) = (unit.MoveUnder(target, command.Reason!.Trim()), db.Entry(unit).Property(o => o.Depth).OriginalValue);

        // One statement for all below, however many: their path keeps its tail behind the unit's new path.
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE organisations SET path = {unit.Path}::ltree || subpath(path, nlevel({before}::ltree)), depth = depth + {unit.Depth
                - depth}
            WHERE path <@ {before}::ltree AND id <> {unit.Id}
            """,
            cancellationToken
        );
        return Unit.Value;
    }
}
