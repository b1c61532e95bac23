namespace KnowledgeUpdate.Domain.Files;

/// <summary>The bytes of an attachment.</summary>
public sealed class AttachmentContent : ITenantOwned, IUntracked
{
    /// <inheritdoc />
    public Guid TenantId { get; private set; }

    /// <summary>Id of the attachment.</summary>
    public required Guid AttachmentId { get; init; }

    /// <summary>The bytes.</summary>
    public required byte[] Content { get; init; }
}
