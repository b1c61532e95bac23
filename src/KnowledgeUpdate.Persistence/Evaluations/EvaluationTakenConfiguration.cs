using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Evaluations;

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
