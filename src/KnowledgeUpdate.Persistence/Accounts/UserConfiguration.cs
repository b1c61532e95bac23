using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Persistence.Accounts;

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.Property(u => u.UserName).HasMaxLength(64);
        builder.Property(u => u.Language).HasMaxLength(5).HasDefaultValue(Languages.Chinese);
        builder.Property(u => u.NormalizedUserName).HasMaxLength(64);
        builder.HasIndex(u => new { u.TenantId, u.NormalizedUserName }).IsUnique();
        builder.HasIndex(u => new { u.TenantId, u.Phone }).IsUnique();
        builder.HasIndex(u => new { u.TenantId, u.DisplayName });
        builder.HasIndex(u => new { u.DisplayName, u.UserName }).HasMethod("gin").HasOperators("gin_trgm_ops", "gin_trgm_ops");
    }
}
