using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Persistence.Delivery;

internal sealed class EvaluationTakenConfiguration : IEntityTypeConfiguration<EvaluationTaken>
{
    public void Configure(EntityTypeBuilder<EvaluationTaken> builder)
    {
        builder.ToTable("evaluations_taken");
        builder.HasKey(t => new { t.TenantId, t.SeminarId, t.EnrolmentId });
        builder.References<EvaluationTaken, Seminar>(t => t.SeminarId);
        builder.References<EvaluationTaken, Enrolment>(t => t.EnrolmentId);
    }
}
