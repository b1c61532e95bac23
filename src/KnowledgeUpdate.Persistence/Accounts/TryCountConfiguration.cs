using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Persistence.Accounts;

internal sealed class TryCountConfiguration : IEntityTypeConfiguration<TryCount>
{
    public void Configure(EntityTypeBuilder<TryCount> builder)
    {
        builder.HasKey(t => new { t.TenantId, t.Subject });
        builder.HasIndex(t => new { t.TenantId, t.At });
    }
}
