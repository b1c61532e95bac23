using KnowledgeUpdate.Domain.Delivery;

namespace KnowledgeUpdate.Persistence.Delivery;

internal sealed class EvaluationAnswerConfiguration : IEntityTypeConfiguration<EvaluationAnswer>
{
    public void Configure(EntityTypeBuilder<EvaluationAnswer> builder)
    {
        builder.Property(a => a.Marks).HasColumnType("integer[]");
        builder.References<EvaluationAnswer, Seminar>(a => a.SeminarId);
        builder.HasIndex(a => new { a.TenantId, a.SeminarId });
    }
}
