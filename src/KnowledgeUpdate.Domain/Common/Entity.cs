namespace KnowledgeUpdate.Domain.Common;

/// <summary>A row that belongs to one tenant. <see cref="TenantId"/> stands first in its keys and is set when it is saved.</summary>
public interface ITenantOwned
{
    /// <summary>The programme authority it belongs to.</summary>
    Guid TenantId { get; }
}

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

/// <summary>An entity whose changes are written to the history under another record's name, since people look there.</summary>
public interface IPartOf
{
    /// <summary>Kind of the record whose history shows the change, as <see cref="Entity"/> type name.</summary>
    string WholeKind { get; }

    /// <summary>Id of that record.</summary>
    Guid WholeId { get; }
}

/// <summary>An entity whose changes are not written to the history: itself a log, a counter or a technical row.</summary>
public interface IUntracked;

/// <summary>A property whose content is personal: the history says that it changed, never from what to what.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute : Attribute;
