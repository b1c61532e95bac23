using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Audit;
using KnowledgeUpdate.Domain.Calendar;
using KnowledgeUpdate.Domain.Files;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Persistence.Work;

internal sealed class ProgrammeRuleConfiguration : IEntityTypeConfiguration<ProgrammeRule>
{
    public void Configure(EntityTypeBuilder<ProgrammeRule> builder) =>
        builder.HasIndex(r => new { r.TenantId, r.Key, r.EffectiveFrom }).IsUnique();
}
