using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;

namespace KnowledgeUpdate.Persistence.Closing;

internal sealed class GatheringCreditConfiguration : IEntityTypeConfiguration<GatheringCredit>
{
    public void Configure(EntityTypeBuilder<GatheringCredit> builder)
    {
        builder.HasKey(c => new { c.TenantId, c.Id });
        builder.Property(c => c.Hours).HasColumnType("numeric(6,1)");
        builder.References<GatheringCredit, Enrolment>(c => c.EnrolmentId);
        builder.References<GatheringCredit, Seminar>(c => c.GatheringId);
        builder.HasIndex(c => new
        {
            c.TenantId,
            c.EnrolmentId,
            c.At,
        });
        builder.HasIndex(c => new { c.TenantId, c.GatheringId });
        builder.ToTable(t => t.HasCheckConstraint("ck_gathering_credit_hours", "hours > 0"));
    }
}
