using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Persistence.Accounts;

internal sealed class UserSessionConfiguration : IEntityTypeConfiguration<UserSession>
{
    public void Configure(EntityTypeBuilder<UserSession> builder)
    {
        builder.References<UserSession, User>(s => s.UserId);
        builder.References<UserSession, Membership>(s => s.MembershipId);
        builder.Property(s => s.Device).HasMaxLength(UserSession.DeviceMaxLength);
        builder.HasIndex(s => new { s.TenantId, s.KeyHash }).IsUnique();
        builder.HasIndex(s => new
        {
            s.TenantId,
            s.UserId,
            s.OpenedAt,
        });
        builder.HasIndex(s => new { s.TenantId, s.ExpiresAt });
    }
}
