namespace KnowledgeUpdate.Domain.Common;

/// <summary>An entity whose changes are written to the history under another record's name, since people look there.</summary>
public interface IPartOf
{
    /// <summary>Kind of the record whose history shows the change, as <see cref="Entity"/> type name.</summary>
    string WholeKind { get; }

    /// <summary>Id of that record.</summary>
    Guid WholeId { get; }
}
