using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Checks a proposal's form with the fee standard in force, and finds who may give its first review.</summary>
[Service]
public sealed class ProposalForms(PortalDbContext db, RuleBook rules, TimeProvider clock)
{
    /// <summary>All that the form lacks.</summary>
    public async Task<IReadOnlyList<FormFault>> CheckAsync(SeminarProposal proposal, CancellationToken ct)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var standard = await rules.FeeStandardAsync(today, ct);
        var faults = ProposalForm.Check(proposal.Content, proposal.Call.Terms, standard?.Standard, proposal.Call.Year, today).ToList();
        if (
            proposal.Content.RecommenderId is { } chosen
            && (await RecommendersAsync(proposal.OrganisationId, proposal.Content.Field, ct)).All(r => r.Id != chosen)
        )
            faults.Add(new FormFault(ProposalSection.Topic, "RecommenderId", "Choose a unit above yours, or the department of the field"));
        return faults;
    }

    /// <summary>How the budget was worked out and the rule behind it; null when no standard is in force.</summary>
    public async Task<(FeeWorking Working, string Source, DateOnly From, string? Note)?> WorkAsync(
        ProposalContent content,
        CallTerms terms,
        DateTimeOffset at,
        CancellationToken ct
    )
    {
        if (await rules.FeeStandardAsync(BeijingTime.DateOf(at), ct) is not { } fees)
            return null;
        return (FeeCalculator.Work(fees.Standard, terms.FeeClass, content), fees.Rule.Source, fees.Rule.EffectiveFrom, fees.Rule.Note);
    }

    /// <summary>
    /// Who may give the first review: the bureau of the city the host sits in, a department above the host, or the department of the field.
    /// </summary>
    public async Task<IReadOnlyList<RecommenderName>> RecommendersAsync(Guid hostId, string? field, CancellationToken ct)
    {
        var host = await db.Organisations.Where(o => o.Id == hostId).Select(o => o.Path).SingleAsync(ct);
        return await db
            .Organisations.Where(o =>
                o.ClosedOn == null
                && o.Id != hostId
                && (
                    (
                        o.Kind == OrganisationKind.HrBureau
                        && o.Depth == 3
                        && db.Organisations.Any(d => d.Id == o.ParentId && ((LTree)d.Path).IsAncestorOf(host))
                    )
                    || (
                        o.Kind == OrganisationKind.IndustryDepartment
                        && (((LTree)o.Path).IsAncestorOf(host) || db.Fields.Any(f => f.Code == field && f.DepartmentId == o.Id))
                    )
                )
            )
            .OrderBy(o => o.Kind)
            .ThenBy(o => o.Name)
            .Select(o => new RecommenderName(o.Id, o.Name))
            .ToListAsync(ct);
    }
}
