using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Evaluations;

namespace KnowledgeUpdate.Persistence.Evaluations;

internal sealed class EvaluationAnswerConfiguration : IEntityTypeConfiguration<EvaluationAnswer>
{
    public void Configure(EntityTypeBuilder<EvaluationAnswer> builder)
    {
        builder.Property(a => a.Marks).HasColumnType("integer[]");
        builder.References<EvaluationAnswer, Seminar>(a => a.GatheringId);
        builder.HasIndex(a => new { a.TenantId, a.GatheringId });
    }
}
