namespace KnowledgeUpdate.Application.Organisations;

/// <summary>What depends on a unit, for people who may close or merge it.</summary>
[Requires(Permission.CloseUnit)]
public sealed record GetUnitLoad(Guid Id) : IQuery<UnitLoad>;

internal sealed class GetUnitLoadHandler(UnitAccess access, UnitLoads loads) : IRequestHandler<GetUnitLoad, UnitLoad>
{
    public async Task<UnitLoad> Handle(GetUnitLoad query, CancellationToken cancellationToken) =>
        await loads.ReadAsync((await access.FindToChangeAsync(query.Id, cancellationToken)).Id, cancellationToken);
}
