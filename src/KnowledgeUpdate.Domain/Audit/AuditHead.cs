namespace KnowledgeUpdate.Domain.Audit;

/// <summary>Where a tenant's chain ends now. Locked while events are added, so that the chain has one order.</summary>
public sealed class AuditHead : ITenantOwned, IUntracked
{
    /// <inheritdoc />
    public Guid TenantId { get; init; }

    /// <summary>Number of the last event.</summary>
    public long Sequence { get; set; }

    /// <summary>Hash of the last event.</summary>
    public string Hash { get; set; } = AuditEvent.Genesis;
}
