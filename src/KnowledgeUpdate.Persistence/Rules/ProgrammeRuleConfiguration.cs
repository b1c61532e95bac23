using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Persistence.Rules;

internal sealed class ProgrammeRuleConfiguration : IEntityTypeConfiguration<ProgrammeRule>
{
    public void Configure(EntityTypeBuilder<ProgrammeRule> builder) =>
        builder
            .HasIndex(r => new
            {
                r.TenantId,
                r.Key,
                r.EffectiveFrom,
            })
            .IsUnique();
}
