using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>The bench: candidates, the chosen variant, its totals, distributions and problems. Reading changes nothing.</summary>
[Requires(Permission.ReadPlanBench)]
public sealed record GetPlanBench(Guid PlanId, Guid? VariantId) : IQuery<BenchView>;

/// <summary>The bench as shown.</summary>
/// <param name="HiddenScores">Proposals whose score this reader may not know.</param>
public sealed record BenchView(
    Guid PlanId,
    uint PlanVersion,
    int Year,
    PlanState State,
    Guid CallId,
    string CallTitle,
    CallTerms Terms,
    IReadOnlyList<VariantName> Variants,
    VariantName Current,
    PlanBench Bench,
    IReadOnlyList<Candidate> Candidates,
    IReadOnlyDictionary<string, FieldName> Fields,
    int? TargetSeminars,
    int? TargetTrainees,
    IReadOnlySet<Guid> HiddenScores,
    string? FormedFrom,
    string? FormedBy,
    DateTimeOffset? FormedAt
);

public sealed record VariantName(Guid Id, uint Version, string Name, int Count, DateTimeOffset SavedAt);

internal sealed class GetPlanBenchHandler(PortalDbContext db, BenchItems items, RuleBook rules, TimeProvider clock)
    : IRequestHandler<GetPlanBench, BenchView>
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
        var candidates = all.Where(i => !chosen.Contains(i.Id))
            .OrderByDescending(i => i.Score ?? -1)
            .ThenBy(i => i.Number, StringComparer.Ordinal)
            .Select(i => new Candidate(
                i,
                [.. bench.ProblemsOfAdding(i, call.Terms).Where(p => p.Kind != BenchProblemKind.MinistryOutstanding)]
            ))
            .ToList();
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        return new BenchView(
            plan.Id,
            plan.Version,
            plan.Year,
            plan.State,
            call.Id,
            call.Title,
            call.Terms,
            [.. variants.Select(Name)],
            Name(current),
            bench,
            candidates,
            await db.Fields.ToDictionaryAsync(f => f.Code, f => new FieldName(f.Code, f.Name, f.NameEn), ct),
            await rules.NumberAsync(RuleKeys.SeminarsPerYear, today, ct),
            await rules.NumberAsync(RuleKeys.TraineesPerYear, today, ct),
            hidden,
            plan.FormedFrom,
            plan.FormedBy,
            plan.FormedAt
        );
    }

    private static VariantName Name(PlanVariant v) => new(v.Id, v.Version, v.Name, v.Proposals.Count, v.SavedAt);
}
