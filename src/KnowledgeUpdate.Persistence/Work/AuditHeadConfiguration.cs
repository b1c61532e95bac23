using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Audit;
using KnowledgeUpdate.Domain.Calendar;
using KnowledgeUpdate.Domain.Files;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Persistence.Work;

internal sealed class AuditHeadConfiguration : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> builder) => builder.HasKey(h => h.TenantId);
}
