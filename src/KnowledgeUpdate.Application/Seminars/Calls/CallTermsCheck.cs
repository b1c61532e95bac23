using FluentValidation;
using FluentValidation.Results;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>What the terms of a call are compared with beside themselves: the fee standard in force, units and fields.</summary>
[Service]
public sealed class CallTermsCheck(PortalDbContext db, PortalText words, RuleBook rules, TimeProvider clock)
{
    /// <summary>Classes of the fee standard in force; null: it is not configured.</summary>
    public async Task<IReadOnlyCollection<string>?> FeeClassesAsync(CancellationToken ct) =>
        await rules.FeeStandardAsync(BeijingTime.DateOf(clock.GetUtcNow()), ct) is { } fees
            ? [.. fees.Standard.Classes.Select(c => c.Name)]
            : null;

    /// <summary>Faults of fields and units that are not, or no longer, there to be chosen.</summary>
    public async Task<IReadOnlyList<CallFault>> OfUnitsAsync(CallTerms terms, CancellationToken ct)
    {
        List<CallFault> faults = [];
        var fields = await db.Fields.Select(f => f.Code).ToListAsync(ct);
        if (terms.Fields.Except(fields).Any())
            faults.Add(new("Fields", "Choose fields of the list"));
        var ids = terms.OwnLimits.Select(o => o.UnitId).ToList();
        var known = ids.Count == 0 ? [] : await Recommenders(db).Where(o => ids.Contains(o.Id)).Select(o => o.Id).ToListAsync(ct);
        for (var i = 0; i < ids.Count; i++)
            if (ids[i] != Guid.Empty && !known.Contains(ids[i]))
                faults.Add(new($"OwnLimits[{i}].UnitId", "Choose a unit that gives first reviews"));
        return faults;
    }

    /// <summary>Refuses with every fault beside its field.</summary>
    /// <exception cref="ValidationException">There is one.</exception>
    public void Refuse(IReadOnlyCollection<CallFault> faults)
    {
        if (faults.Count > 0)
            throw new ValidationException(faults.Select(f => new ValidationFailure(f.Field, words[f.Message, [.. f.Args]])));
    }

    /// <summary>Units that may recommend: city bureaus and industry departments.</summary>
    internal static IQueryable<Domain.Organisations.Organisation> Recommenders(PortalDbContext db) =>
        db.Organisations.Where(o =>
            o.ClosedOn == null
            && (
                (o.Kind == Domain.Organisations.OrganisationKind.HrBureau && o.Depth == 3)
                || o.Kind == Domain.Organisations.OrganisationKind.IndustryDepartment
            )
        );
}
