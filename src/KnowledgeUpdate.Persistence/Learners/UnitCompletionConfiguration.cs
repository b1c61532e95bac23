using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Persistence.Learners;

internal sealed class UnitCompletionConfiguration : IEntityTypeConfiguration<UnitCompletion>
{
    public void Configure(EntityTypeBuilder<UnitCompletion> builder)
    {
        builder.HasKey(c => new
        {
            c.TenantId,
            c.LearningYear,
            c.OrganisationId,
            c.FieldCode,
        });
        builder.References<UnitCompletion, Organisation>(c => c.OrganisationId);
    }
}
