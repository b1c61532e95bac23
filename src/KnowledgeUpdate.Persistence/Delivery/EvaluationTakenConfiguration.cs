using KnowledgeUpdate.Domain.Delivery;

namespace KnowledgeUpdate.Persistence.Delivery;

internal sealed class EvaluationTakenConfiguration : IEntityTypeConfiguration<EvaluationTaken>
{
    public void Configure(EntityTypeBuilder<EvaluationTaken> builder)
    {
        builder.ToTable("evaluations_taken");
        builder.HasKey(t => new
        {
            t.TenantId,
            t.SeminarId,
            t.EnrolmentId,
        });
        builder.References<EvaluationTaken, Seminar>(t => t.SeminarId);
        builder.References<EvaluationTaken, Enrolment>(t => t.EnrolmentId);
    }
}
