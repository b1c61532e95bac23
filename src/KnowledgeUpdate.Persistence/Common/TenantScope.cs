namespace KnowledgeUpdate.Persistence.Common;

/// <summary>The tenant of the work under way: set once from the host name, or by a job for the tenant it serves.</summary>
public sealed class TenantScope
{
    /// <summary>The tenant; null before it is known.</summary>
    public Guid? Id { get; set; }

    /// <summary>A statement without parameters that is sent in the round trip of the next one.</summary>
    internal string? Ahead { get; set; }

    /// <summary>Whether the database refuses every write of the transactions that follow: a query only reads.</summary>
    public bool IsReadOnly { get; set; }

    /// <summary>True from the start of a transaction until its first statement has told the database what holds for it.</summary>
    internal bool IsPending { get; set; }

    /// <exception cref="InvalidOperationException">None is set: tenant tables cannot be touched.</exception>
    public Guid Required => Id ?? throw new InvalidOperationException("No tenant is set. Tenant tables cannot be read or written.");
}
