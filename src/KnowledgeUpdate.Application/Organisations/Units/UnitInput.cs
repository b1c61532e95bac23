using FluentValidation;
using KnowledgeUpdate.Domain.Organisations;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>The rules of a unit's form that ask the database, each answered beside its field.</summary>
internal static class UnitInput
{
    /// <summary>The credit code as stored; null when none was typed.</summary>
    public static string? CodeOf(string? typed) => CreditCode.Normalise(typed) is { Length: > 0 } code ? code : null;

    /// <summary>The division code as stored; the division's name after it, as the form offers it, is dropped.</summary>
    public static string DivisionOf(string? typed) =>
        Characters.Narrow(typed) is { Length: > 6 } long6 && !char.IsAsciiDigit(long6[6])
            ? Characters.Cut(long6, 6)
            : Characters.Narrow(typed);

    /// <summary>
    /// Refuses a division that the tenant does not have, a kind the actor may not give, and a code that another open unit holds.
    /// </summary>
    public static async Task CheckAsync(
        this PortalDbContext db,
        IUnitInput input,
        Guid? self,
        UnitAccess access,
        IStringLocalizer<OrganisationsText> text,
        CancellationToken ct
    )
    {
        var (division, code) = (DivisionOf(input.DivisionCode), CodeOf(input.CreditCode));
        if (!access.Kinds.Contains(input.Kind!.Value))
            throw Faults.Beside(nameof(IUnitInput.Kind), text["Divisions, bureaus and departments are kept by the programme office."]);
        if (
            input.Kind != OrganisationKind.Division
            && !await db.Organisations.AnyAsync(o => o.Kind == OrganisationKind.Division && o.DivisionCode == division, ct)
        )
            throw Faults.Beside(
                nameof(IUnitInput.DivisionCode),
                text["No division has the code {0}. Copy it from the list of units", division]
            );
        if (
            code is not null
            && await db
                .Organisations.Where(o => o.CreditCode == code && o.ClosedOn == null && o.Id != self)
                .Select(o => o.Name)
                .FirstOrDefaultAsync(ct)
                is { } holder
        )
            throw Faults.Beside(nameof(IUnitInput.CreditCode), text["{0} has this code already", holder]);
    }
}
