using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Files;

namespace KnowledgeUpdate.Persistence.Files;

internal sealed class AttachmentConfiguration : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.Property(a => a.Name).HasMaxLength(120);
        builder.References<Attachment, User>(a => a.UploadedById);
        builder.HasIndex(a => new { a.TenantId, a.SubjectId });
        builder.ToTable(t => t.HasCheckConstraint("ck_attachment_size", $"size BETWEEN 1 AND {Attachment.MaxSize}"));
    }
}
