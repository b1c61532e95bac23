namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>How many proposals a unit has recommended under a call; the database refuses one too many.</summary>
public sealed class RecommendationQuota : ITenantOwned, IUntracked
{
    private RecommendationQuota() { }

    /// <param name="limit">Most it may recommend.</param>
    public RecommendationQuota(int limit) => Limit = limit;

    /// <inheritdoc />
    public Guid TenantId { get; private set; }

    public required Guid CallId { get; init; }

    public required Guid OrganisationId { get; init; }

    /// <summary>Most it may recommend.</summary>
    public int Limit { get; private set; }

    public int Used { get; private set; }

    /// <summary>Changes with each use.</summary>
    public uint Version { get; private set; }

    /// <summary>The call's terms name another number.</summary>
    public void Allow(int limit) => Limit = limit;

    /// <exception cref="RuleException">All are used.</exception>
    public void Take()
    {
        if (Used >= Limit)
            throw new RuleException(
                "All {0} recommendations of your unit under this call are used. Return or decline one first, or ask the programme office.",
                Limit
            );
        Used++;
    }

    /// <summary>Gives one back, when a recommended proposal is withdrawn.</summary>
    public void GiveBack() => Used = Math.Max(0, Used - 1);
}
