using KnowledgeUpdate.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeUpdate.Persistence.Accounts;

internal sealed class TryCountConfiguration : IEntityTypeConfiguration<TryCount>
{
    public void Configure(EntityTypeBuilder<TryCount> builder)
    {
        builder.HasKey(t => new { t.TenantId, t.Subject });
        builder.HasIndex(t => new { t.TenantId, t.At });
    }
}
