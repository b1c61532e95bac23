namespace KnowledgeUpdate.Application.Certificates;

/// <summary>What the form of a change of seals says.</summary>
/// <param name="AttachmentId">The file of the seal: one uploaded for it, or that of an earlier seal.</param>
public sealed record SealChangeForm(Guid AttachmentId);
