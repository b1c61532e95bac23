using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>What runs under a capacity of a unit, for whoever may end it.</summary>
[Requires(Permission.GrantCapacity)]
public sealed record GetCapacityLoad(Guid Id, Capacity Capacity) : IQuery<CapacityLoad>;

/// <summary>What runs under a capacity.</summary>
/// <param name="Drafts">Proposals not filed yet: they can no longer be.</param>
/// <param name="Proposals">Proposals filed and not decided to their end: they go on.</param>
/// <param name="Seminars">Seminars of a published plan that are not closed: they go on.</param>
/// <param name="Employed">People whose employment the unit confirmed, where the capacity is that of an employer: they stay.</param>
public sealed record CapacityLoad(int Drafts, int Proposals, int Seminars, int Employed = 0)
{
    public bool IsEmpty => Drafts + Proposals + Seminars + Employed == 0;
}

internal sealed class GetCapacityLoadHandler(UnitAccess access, UnitLoads loads) : IRequestHandler<GetCapacityLoad, CapacityLoad>
{
    public async Task<CapacityLoad> Handle(GetCapacityLoad query, CancellationToken cancellationToken) =>
        await loads.UnderAsync((await access.FindForCapacityAsync(query.Id, cancellationToken)).Id, query.Capacity, cancellationToken);
}
