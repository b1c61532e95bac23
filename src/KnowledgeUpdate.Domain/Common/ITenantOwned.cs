namespace KnowledgeUpdate.Domain.Common;

/// <summary>A row that belongs to one tenant. <see cref="TenantId"/> stands first in its keys and is set when it is saved.</summary>
public interface ITenantOwned
{
    /// <summary>The programme authority it belongs to.</summary>
    Guid TenantId { get; }
}
