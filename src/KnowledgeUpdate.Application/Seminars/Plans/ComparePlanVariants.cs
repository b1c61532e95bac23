using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Two variants side by side.</summary>
[Requires(Permission.ReadPlanBench)]
public sealed record ComparePlanVariants(Guid PlanId, Guid Left, Guid Right) : IQuery<VariantComparison>;

/// <summary>What both have, and what only one has.</summary>
public sealed record VariantComparison
{
    public required Guid PlanId { get; init; }

    public required int Year { get; init; }

    public required string Left { get; init; }

    public required string Right { get; init; }

    public required PlanBench LeftBench { get; init; }

    public required PlanBench RightBench { get; init; }

    public required IReadOnlyList<BenchItem> OnlyLeft { get; init; }

    public required IReadOnlyList<BenchItem> OnlyRight { get; init; }

    public required IReadOnlyList<BenchItem> Both { get; init; }
}

internal sealed class ComparePlanVariantsHandler(PortalDbContext db, BenchItems items)
    : IRequestHandler<ComparePlanVariants, VariantComparison>
{
    public async Task<VariantComparison> Handle(ComparePlanVariants query, CancellationToken cancellationToken)
    {
        var plan = await db.AnnualPlans.SingleOrNotFoundAsync(p => p.Id == query.PlanId, cancellationToken);
        var terms = (await db.SeminarCalls.SingleAsync(c => c.Id == plan.CallId, cancellationToken)).Terms;
        var left = await db.PlanVariants.SingleOrNotFoundAsync(v => v.Id == query.Left && v.PlanId == plan.Id, cancellationToken);
        var right = await db.PlanVariants.SingleOrNotFoundAsync(v => v.Id == query.Right && v.PlanId == plan.Id, cancellationToken);
        var byId = (await items.LoadAsync(plan.CallId, cancellationToken)).Items.ToDictionary(i => i.Id);
        List<BenchItem> Of(IEnumerable<Guid> ids) => [.. ids.Where(byId.ContainsKey).Select(id => byId[id])];
        return new VariantComparison
        {
            PlanId = plan.Id,
            Year = plan.Year,
            Left = left.Name,
            Right = right.Name,
            LeftBench = new PlanBench(Of(left.Proposals), terms),
            RightBench = new PlanBench(Of(right.Proposals), terms),
            OnlyLeft = Of(left.Proposals.Except(right.Proposals)),
            OnlyRight = Of(right.Proposals.Except(left.Proposals)),
            Both = Of(left.Proposals.Intersect(right.Proposals)),
        };
    }
}
