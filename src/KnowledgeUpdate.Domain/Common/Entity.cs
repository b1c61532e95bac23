namespace KnowledgeUpdate.Domain.Common;

/// <summary>A record of a tenant with an id of its own and a version that grows with each change.</summary>
public abstract class Entity : ITenantOwned
{
    /// <inheritdoc />
    public Guid TenantId { get; private set; }

    /// <summary>UUIDv7: in order of creation.</summary>
    public Guid Id { get; protected init; } = Guid.CreateVersion7();

    /// <summary>Changes with every update of the row; a form carries it, and a stale one is refused.</summary>
    public uint Version { get; private set; }
}
