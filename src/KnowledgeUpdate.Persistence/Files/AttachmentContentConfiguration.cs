using KnowledgeUpdate.Domain.Files;

namespace KnowledgeUpdate.Persistence.Files;

internal sealed class AttachmentContentConfiguration : IEntityTypeConfiguration<AttachmentContent>
{
    public void Configure(EntityTypeBuilder<AttachmentContent> builder)
    {
        builder.HasKey(c => new { c.TenantId, c.AttachmentId });
        builder.References<AttachmentContent, Attachment>(c => c.AttachmentId);
    }
}
