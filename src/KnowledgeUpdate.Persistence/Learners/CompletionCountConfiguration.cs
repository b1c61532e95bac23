using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Persistence.Learners;

internal sealed class CompletionCountConfiguration : IEntityTypeConfiguration<CompletionCount>
{
    public void Configure(EntityTypeBuilder<CompletionCount> builder) =>
        builder.HasKey(c => new
        {
            c.TenantId,
            c.LearningYear,
            c.DivisionCode,
            c.FieldCode,
            c.Level,
        });
}
