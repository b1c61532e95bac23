using KnowledgeUpdate.Application.Gatherings;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Gatherings;

namespace KnowledgeUpdate.Application.Closing;

/// <summary>Finds a gathering that ends with closing papers, of any kind, as far as the actor reaches.</summary>
[Service]
public sealed class ClosingAccess(GatheringAccess gatherings, IEnumerable<ICreditedGatherings> kinds)
{
    /// <summary>The gathering, if the actor may see it as staff.</summary>
    /// <exception cref="NotFoundException">There is none, or not for this person.</exception>
    public async Task<CreditedGathering> FindAsync(Guid id, CancellationToken ct) => Credited(await gatherings.FindAsync(id, ct));

    /// <summary>The gathering, if the actor's unit holds it.</summary>
    /// <exception cref="ForbiddenException">Another unit holds it.</exception>
    public async Task<CreditedGathering> FindOwnAsync(Guid id, CancellationToken ct) => Credited(await gatherings.FindOwnAsync(id, ct));

    /// <summary>The gathering, whoever acts.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public async Task<CreditedGathering> LoadAsync(Guid id, CancellationToken ct)
    {
        foreach (var kind in kinds)
            if (await kind.All().SingleOrDefaultAsync(g => g.Id == id, ct) is { } found)
                return found;
        throw new NotFoundException(nameof(Gathering));
    }

    /// <inheritdoc cref="GatheringAccess.HoldAsync" />
    public Task HoldAsync(Guid id, CancellationToken ct) => gatherings.HoldAsync(id, ct);

    /// <inheritdoc cref="GatheringAccess.IsHost" />
    public bool IsHost(CreditedGathering gathering) => gatherings.IsHost(gathering);

    /// <inheritdoc cref="IGatherings.IsPartyAsync" />
    public Task<bool> IsPartyAsync(CreditedGathering gathering, CancellationToken ct) => Gathering(gathering).IsPartyAsync(gathering, ct);

    /// <inheritdoc cref="GatheringAccess.GuardReviewerAsync" />
    public Task GuardReviewerAsync(CreditedGathering gathering, CancellationToken ct) => gatherings.GuardReviewerAsync(gathering, ct);

    /// <summary>What its kind says of closing.</summary>
    public ICreditedGatherings Of(CreditedGathering gathering) => kinds.First(k => k.Has(gathering));

    /// <summary>What its kind says of a gathering.</summary>
    public IGatherings Gathering(CreditedGathering gathering) => gatherings.Of(gathering);

    /// <summary>Name of its kind in history, worklist and attachments.</summary>
    public string KindOf(CreditedGathering gathering) => Gathering(gathering).SubjectKind;

    private static CreditedGathering Credited(Gathering gathering) =>
        gathering as CreditedGathering ?? throw new NotFoundException(nameof(Gathering));
}
