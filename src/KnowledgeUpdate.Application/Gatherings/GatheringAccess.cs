using KnowledgeUpdate.Domain.Gatherings;

namespace KnowledgeUpdate.Application.Gatherings;

/// <summary>Finds a gathering of any kind as far as the actor reaches.</summary>
[Service]
public sealed class GatheringAccess(IEnumerable<IGatherings> kinds)
{
    /// <summary>The gathering, if the actor may see it as staff.</summary>
    /// <exception cref="NotFoundException">There is none, or not for this person.</exception>
    public async Task<Gathering> FindAsync(Guid id, CancellationToken ct) =>
        await FirstAsync(k => k.Visible().SingleOrDefaultAsync(g => g.Id == id, ct)) ?? throw new NotFoundException(nameof(Gathering));

    /// <summary>The gathering, if the actor's unit holds it.</summary>
    /// <exception cref="ForbiddenException">Another unit holds it.</exception>
    public async Task<Gathering> FindOwnAsync(Guid id, CancellationToken ct)
    {
        var gathering = await FindAsync(id, ct);
        return IsHost(gathering) ? gathering : throw new ForbiddenException("Only the hosting unit may do this.");
    }

    /// <summary>The gathering, whoever asks, once people may know of it.</summary>
    /// <exception cref="NotFoundException">There is none, or it is being prepared.</exception>
    public async Task<Gathering> FindOpenAsync(Guid id, CancellationToken ct) =>
        await FirstAsync(k => k.All().SingleOrDefaultAsync(g => g.Id == id, ct)) is { IsOpen: true } gathering
            ? gathering
            : throw new NotFoundException(nameof(Gathering));

    /// <summary>
    /// Holds the gathering until the transaction ends, before it is read: who files, decides or takes back waits for each other.
    /// </summary>
    public async Task HoldAsync(Guid id, CancellationToken ct)
    {
        foreach (var kind in kinds)
            await kind.HoldAsync(id, ct);
    }

    /// <summary>Whether the actor runs it.</summary>
    public bool IsHost(Gathering gathering) => Of(gathering).IsHost(gathering);

    /// <summary>Nobody reviews what they filed, and no member of the unit that holds it reviews it, whatever the role acted in.</summary>
    /// <exception cref="ForbiddenException">The actor belongs to that unit.</exception>
    public async Task GuardReviewerAsync(Gathering gathering, CancellationToken ct)
    {
        if (await Of(gathering).IsPartyAsync(gathering, ct))
            throw new ForbiddenException("You belong to the unit that holds this training. Somebody of another unit reviews it.");
    }

    /// <summary>The kind of a gathering.</summary>
    public IGatherings Of(Gathering gathering) => kinds.First(k => k.Has(gathering));

    private async Task<Gathering?> FirstAsync(Func<IGatherings, Task<Gathering?>> find)
    {
        foreach (var kind in kinds)
            if (await find(kind) is { } found)
                return found;
        return null;
    }
}
