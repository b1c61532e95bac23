using KnowledgeUpdate.Domain.Audit;

namespace KnowledgeUpdate.Persistence.Audit;

internal sealed class AuditHeadConfiguration : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> builder) => builder.HasKey(h => h.TenantId);
}
