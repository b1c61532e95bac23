using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Audit;
using KnowledgeUpdate.Domain.Calendar;
using KnowledgeUpdate.Domain.Files;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Persistence.Work;

internal sealed class AttachmentContentConfiguration : IEntityTypeConfiguration<AttachmentContent>
{
    public void Configure(EntityTypeBuilder<AttachmentContent> builder)
    {
        builder.HasKey(c => new { c.TenantId, c.AttachmentId });
        builder.References<AttachmentContent, Attachment>(c => c.AttachmentId);
    }
}
