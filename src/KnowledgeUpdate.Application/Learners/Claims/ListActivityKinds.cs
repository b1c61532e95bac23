using FluentValidation;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Kinds of activity, in their order. Anybody signed in: a learner chooses among them.</summary>
/// <param name="OnlyClaimable">Leaves out those that ended before the years that can still be claimed for.</param>
[SignedIn]
public sealed record ListActivityKinds(bool OnlyClaimable = false) : IQuery<IReadOnlyList<KindLine>>;

internal sealed class ListActivityKindsHandler(PortalDbContext db, LearningYears years)
    : IRequestHandler<ListActivityKinds, IReadOnlyList<KindLine>>
{
    public async Task<IReadOnlyList<KindLine>> Handle(ListActivityKinds query, CancellationToken cancellationToken)
    {
        var earliest = LearningYear.FirstDay((await years.OpenAsync(cancellationToken)).Earliest);
        var kinds = await db
            .ActivityKinds.Where(k => !query.OnlyClaimable || k.EffectiveTo == null || k.EffectiveTo >= earliest)
            .OrderBy(k => k.SortOrder)
            .ThenBy(k => k.Code)
            .ThenByDescending(k => k.EffectiveFrom)
            .ToListAsync(cancellationToken);
        return [.. kinds.Select(KindLine.Of)];
    }
}
