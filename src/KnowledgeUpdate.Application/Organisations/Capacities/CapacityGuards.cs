using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>Capacities belong to their unit: the unit's version guards them too.</summary>
internal static class CapacityGuards
{
    /// <summary>The unit, if the actor sees it and gives capacities at all: they are given to bodies of every kind.</summary>
    public static async Task<Organisation> FindForCapacityAsync(this UnitAccess access, Guid id, CancellationToken ct)
    {
        var unit =
            await access.Visible().Include(o => o.Capacities).SingleOrDefaultAsync(o => o.Id == id, ct)
            ?? throw new NotFoundException(nameof(Organisation));
        return access.Capacities.Count > 0
            ? unit
            : throw new ForbiddenException("Capacities are given by the programme office, bureaus and departments.");
    }
}
