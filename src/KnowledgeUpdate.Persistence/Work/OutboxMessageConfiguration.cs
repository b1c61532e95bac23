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
