using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Rules;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>The bench: candidates, the chosen variant, its totals, distributions and problems. Reading changes nothing.</summary>
[Requires(Role.ProgrammeOffice, Role.Auditor)]
public sealed record GetPlanBench(Guid PlanId, Guid? VariantId) : IQuery<BenchView>;

/// <summary>The bench as shown.</summary>
/// <param name="HiddenScores">Proposals whose score this reader may not know.</param>
public sealed record BenchView(Guid PlanId, uint PlanVersion, int Year, PlanState State, Guid CallId, string CallTitle, CallTerms Terms, IReadOnlyList<VariantName> Variants, VariantName Current,
    PlanBench Bench, IReadOnlyList<Candidate> Candidates, IReadOnlyDictionary<string, FieldName> Fields, int? TargetSeminars, int? TargetTrainees, IReadOnlySet<Guid> HiddenScores,
    string? FormedFrom, string? FormedBy, DateTimeOffset? FormedAt);

/// <summary>A variant.</summary>
public sealed record VariantName(Guid Id, uint Version, string Name, int Count, DateTimeOffset SavedAt);

/// <summary>A candidate and what adding it would break.</summary>
public sealed record Candidate(BenchItem Item, IReadOnlyList<BenchProblem> Problems);

internal sealed class GetPlanBenchHandler(PortalDbContext db, BenchItems items, RuleBook rules, TimeProvider clock) : IRequestHandler<GetPlanBench, BenchView>
{
    public async Task<BenchView> Handle(GetPlanBench query, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var plan = await db.AnnualPlans.SingleOrNotFoundAsync(p => p.Id == query.PlanId, ct);
        var call = await db.SeminarCalls.SingleAsync(c => c.Id == plan.CallId, ct);
        var variants = await db.PlanVariants.Where(v => v.PlanId == plan.Id).OrderBy(v => v.Id).ToListAsync(ct);
        var current = variants.FirstOrDefault(v => v.Id == query.VariantId) ?? variants[0];
        var (all, hidden) = await items.LoadAsync(call.Id, ct);
        var byId = all.ToDictionary(i => i.Id);
        var bench = new PlanBench([.. current.Proposals.Where(byId.ContainsKey).Select(id => byId[id])], call.Terms);
        var chosen = current.Proposals.ToHashSet();
        var candidates = all.Where(i => !chosen.Contains(i.Id)).OrderByDescending(i => i.Score ?? -1).ThenBy(i => i.Number, StringComparer.Ordinal)
            .Select(i => new Candidate(i, [.. bench.ProblemsOfAdding(i, call.Terms).Where(p => p.Kind != BenchProblemKind.MinistryOutstanding)])).ToList();
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        return new BenchView(plan.Id, plan.Version, plan.Year, plan.State, call.Id, call.Title, call.Terms, [.. variants.Select(Name)], Name(current), bench, candidates,
            await db.Fields.ToDictionaryAsync(f => f.Code, f => new FieldName(f.Code, f.Name, f.NameEn), ct),
            await rules.NumberAsync(RuleKeys.SeminarsPerYear, today, ct), await rules.NumberAsync(RuleKeys.TraineesPerYear, today, ct), hidden, plan.FormedFrom, plan.FormedBy, plan.FormedAt);
    }

    private static VariantName Name(PlanVariant v) => new(v.Id, v.Version, v.Name, v.Proposals.Count, v.SavedAt);
}

/// <summary>Loads what may stand on the bench, without the scores that the reader may not know.</summary>
public sealed class BenchItems(PortalDbContext db, Actor actor)
{
    /// <summary>The items, and those whose score is hidden.</summary>
    public async Task<(IReadOnlyList<BenchItem> Items, IReadOnlySet<Guid> Hidden)> LoadAsync(Guid callId, CancellationToken ct)
    {
        ProposalState[] states = [ProposalState.Candidate, ProposalState.Selected, ProposalState.LeftOut, ProposalState.InPublicity, ProposalState.Planned];
        var rows = await db.SeminarProposals.Where(p => p.CallId == callId && states.Contains(p.State)).OrderBy(p => p.Number)
            .Select(p => new { p.Id, p.Number, p.Title, p.OrganisationId, p.OrganisationName, p.Kind, p.Field, p.HeadCount, p.Content, p.StartsOn, p.CentralFunds, p.RegionFunds, p.LecturerNames, p.Score, p.Rank, p.Answer })
            .ToListAsync(ct);
        var hidden = (await db.ConflictsOfInterest.Where(c => c.UserId == actor.UserId).Select(c => c.ProposalId).ToListAsync(ct)).ToHashSet();
        return ([.. rows.Select(p => new BenchItem(p.Id, p.Number, p.Title, p.OrganisationId, p.OrganisationName, p.Kind ?? SeminarKind.Advanced, p.Field ?? "", p.HeadCount, p.Content.Days ?? 0, p.StartsOn,
            p.CentralFunds, p.RegionFunds, p.Content.OwnFunds, p.LecturerNames, hidden.Contains(p.Id) ? null : p.Score, p.Rank, p.Answer == MinistryAnswer.Approved))], hidden);
    }
}

/// <summary>Two variants side by side.</summary>
[Requires(Role.ProgrammeOffice, Role.Auditor)]
public sealed record ComparePlanVariants(Guid PlanId, Guid Left, Guid Right) : IQuery<VariantComparison>;

/// <summary>What both have, and what only one has.</summary>
public sealed record VariantComparison(Guid PlanId, int Year, string Left, string Right, PlanBench LeftBench, PlanBench RightBench, IReadOnlyList<BenchItem> OnlyLeft, IReadOnlyList<BenchItem> OnlyRight, IReadOnlyList<BenchItem> Both);

internal sealed class ComparePlanVariantsHandler(PortalDbContext db, BenchItems items) : IRequestHandler<ComparePlanVariants, VariantComparison>
{
    public async Task<VariantComparison> Handle(ComparePlanVariants query, CancellationToken cancellationToken)
    {
        var plan = await db.AnnualPlans.SingleOrNotFoundAsync(p => p.Id == query.PlanId, cancellationToken);
        var terms = (await db.SeminarCalls.SingleAsync(c => c.Id == plan.CallId, cancellationToken)).Terms;
        var left = await db.PlanVariants.SingleOrNotFoundAsync(v => v.Id == query.Left && v.PlanId == plan.Id, cancellationToken);
        var right = await db.PlanVariants.SingleOrNotFoundAsync(v => v.Id == query.Right && v.PlanId == plan.Id, cancellationToken);
        var byId = (await items.LoadAsync(plan.CallId, cancellationToken)).Items.ToDictionary(i => i.Id);
        List<BenchItem> Of(IEnumerable<Guid> ids) => [.. ids.Where(byId.ContainsKey).Select(id => byId[id])];
        return new VariantComparison(plan.Id, plan.Year, left.Name, right.Name, new PlanBench(Of(left.Proposals), terms), new PlanBench(Of(right.Proposals), terms),
            Of(left.Proposals.Except(right.Proposals)), Of(right.Proposals.Except(left.Proposals)), Of(left.Proposals.Intersect(right.Proposals)));
    }
}
