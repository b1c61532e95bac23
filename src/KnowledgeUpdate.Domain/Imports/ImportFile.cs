namespace KnowledgeUpdate.Domain.Imports;

/// <summary>A part of the uploaded file, encrypted: it holds identity numbers. A file is never whole in memory.</summary>
public sealed class ImportFile : ITenantOwned, IUntracked
{
    /// <inheritdoc />
    public Guid TenantId { get; private set; }

    public required Guid ImportId { get; init; }

    /// <summary>Its place in the file, counted from 0.</summary>
    public required int Part { get; init; }

    /// <summary>AES-256-GCM, bound to the tenant.</summary>
    public required byte[] Content { get; set; }
}
