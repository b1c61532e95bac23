using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Persistence.Work;

internal sealed class NotificationConfiguration : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.Property(n => n.Args).HasColumnType("jsonb");
        builder.References<Notification, User>(n => n.UserId);
        builder.HasIndex(n => new
        {
            n.TenantId,
            n.UserId,
            n.At,
            n.Id,
        });
        builder.HasIndex(n => new { n.TenantId, n.UserId }, "ix_notifications_unread").HasFilter("read_at IS NULL");
    }
}
