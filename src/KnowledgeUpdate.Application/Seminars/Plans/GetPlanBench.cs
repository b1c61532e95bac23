using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>The bench: candidates, the chosen variant, its totals, distributions and problems. Reading changes nothing.</summary>
[Requires(Permission.ReadPlanBench)]
public sealed record GetPlanBench(Guid PlanId, Guid? VariantId) : IQuery<BenchView>;

/// <summary>The bench as shown.</summary>
public sealed record BenchView
{
    public required Guid PlanId { get; init; }

    public required uint PlanVersion { get; init; }

    public required int Year { get; init; }

    public required PlanState State { get; init; }

    /// <summary>The reader chooses seminars and forms the plan.</summary>
    public required bool MayCompose { get; init; }

    public required Guid CallId { get; init; }

    public required string CallTitle { get; init; }

    public required CallTerms Terms { get; init; }

    public required IReadOnlyList<VariantName> Variants { get; init; }

    public required VariantName Current { get; init; }

    public required PlanBench Bench { get; init; }

    public required IReadOnlyList<Candidate> Candidates { get; init; }

    public required IReadOnlyDictionary<string, FieldName> Fields { get; init; }

    public required int? TargetSeminars { get; init; }

    public required int? TargetTrainees { get; init; }

    /// <summary>Proposals whose score this reader may not know.</summary>
    public required IReadOnlySet<Guid> HiddenScores { get; init; }

    public required string? FormedFrom { get; init; }

    public required string? FormedBy { get; init; }

    public required DateTimeOffset? FormedAt { get; init; }
}

public sealed record VariantName(Guid Id, uint Version, string Name, int Count, DateTimeOffset SavedAt);

internal sealed class GetPlanBenchHandler(PortalDbContext db, PlanActs acts, BenchItems items, RuleBook rules, TimeProvider clock)
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
        return new BenchView
        {
            PlanId = plan.Id,
            PlanVersion = plan.Version,
            Year = plan.Year,
            State = plan.State,
            MayCompose = acts.MayCompose(plan),
            CallId = call.Id,
            CallTitle = call.Title,
            Terms = call.Terms,
            Variants = [.. variants.Select(Name)],
            Current = Name(current),
            Bench = bench,
            Candidates = candidates,
            Fields = await db.Fields.ToDictionaryAsync(f => f.Code, f => new FieldName(f.Code, f.Name, f.NameEn), ct),
            TargetSeminars = await rules.NumberAsync(RuleKeys.SeminarsPerYear, today, ct),
            TargetTrainees = await rules.NumberAsync(RuleKeys.TraineesPerYear, today, ct),
            HiddenScores = hidden,
            FormedFrom = plan.FormedFrom,
            FormedBy = plan.FormedBy,
            FormedAt = plan.FormedAt,
        };
    }

    private static VariantName Name(PlanVariant v) => new(v.Id, v.Version, v.Name, v.Proposals.Count, v.SavedAt);
}
