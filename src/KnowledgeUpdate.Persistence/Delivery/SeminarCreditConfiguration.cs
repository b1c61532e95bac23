using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;

namespace KnowledgeUpdate.Persistence.Delivery;

internal sealed class SeminarCreditConfiguration : IEntityTypeConfiguration<SeminarCredit>
{
    public void Configure(EntityTypeBuilder<SeminarCredit> builder)
    {
        builder.HasKey(c => new { c.TenantId, c.Id });
        builder.Property(c => c.Hours).HasColumnType("numeric(6,1)");
        builder.References<SeminarCredit, Enrolment>(c => c.EnrolmentId);
        builder.References<SeminarCredit, Seminar>(c => c.SeminarId);
        builder.HasIndex(c => new
        {
            c.TenantId,
            c.EnrolmentId,
            c.At,
        });
        builder.HasIndex(c => new { c.TenantId, c.SeminarId });
        builder.ToTable(t => t.HasCheckConstraint("ck_seminar_credit_hours", "hours > 0"));
    }
}
