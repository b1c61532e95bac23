namespace KnowledgeUpdate.Domain.Work;

/// <summary>One POST already carried out: the same key again has no second effect, and leads to the same answer.</summary>
public sealed class IdempotencyKey : ITenantOwned, IUntracked
{
    /// <inheritdoc />
    public Guid TenantId { get; private set; }

    /// <summary>The key the form carried.</summary>
    public required Guid Key { get; init; }

    /// <summary>SHA-256 of what was posted: the same key with other content is refused.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Where the first answer redirected to.</summary>
    public string? Location { get; set; }

    public required DateTimeOffset At { get; init; }
}
