using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Audit;
using KnowledgeUpdate.Domain.Calendar;
using KnowledgeUpdate.Domain.Files;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Persistence.Work;

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.Property(m => m.Channel).HasDefaultValue(OutboxChannel.Mail);
        builder.HasIndex(m => new { m.TenantId, m.At }).HasFilter("sent_at IS NULL");
        builder.HasIndex(m => new { m.TenantId, m.SentAt }).HasFilter("channel = 'Text'");
    }
}
