using KnowledgeUpdate.Persistence.Delivery;
using KnowledgeUpdate.Domain.Evaluations;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Delivery;

namespace KnowledgeUpdate.Persistence.Evaluations;

internal sealed class EvaluationTakenConfiguration : IEntityTypeConfiguration<EvaluationTaken>
{
    public void Configure(EntityTypeBuilder<EvaluationTaken> builder)
    {
        builder.ToTable("evaluations_taken");
        builder.HasKey(t => new
        {
            t.TenantId,
            t.GatheringId,
            t.EnrolmentId,
        });
        builder.References<EvaluationTaken, Seminar>(t => t.GatheringId);
        builder.References<EvaluationTaken, Enrolment>(t => t.EnrolmentId);
    }
}
