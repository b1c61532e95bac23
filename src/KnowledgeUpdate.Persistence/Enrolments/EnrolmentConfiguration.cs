using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Persistence.Enrolments;

internal sealed class EnrolmentConfiguration : IEntityTypeConfiguration<Enrolment>
{
    public void Configure(EntityTypeBuilder<Enrolment> builder)
    {
        builder.Property(e => e.Unmet).IsJson();
        builder.Property(e => e.Hours).HasColumnType("numeric(6,1)");
        builder.Property(e => e.CreditedHours).HasColumnType("numeric(6,1)");
        builder.Ignore(e => e.HasSeat);
        builder.References<Enrolment, Seminar>(e => e.GatheringId);
        builder.References<Enrolment, Learner>(e => e.LearnerId);
        builder.References<Enrolment, Organisation>(e => e.EmployerId);
        builder.References<Enrolment, User>(e => e.EnrolledById);
        builder
            .HasIndex(e => new
            {
                e.TenantId,
                e.GatheringId,
                e.LearnerId,
            })
            .IsUnique();
        builder
            .HasIndex(e => new
            {
                e.TenantId,
                e.GatheringId,
                e.Seat,
            })
            .IsUnique();
        builder.HasIndex(e => new
        {
            e.TenantId,
            e.GatheringId,
            e.AppliedAt,
            e.Id,
        });
        builder.HasIndex(e => new
        {
            e.TenantId,
            e.GatheringId,
            e.Name,
            e.Id,
        });
        builder.HasIndex(e => new
        {
            e.TenantId,
            e.LearnerId,
            e.AppliedAt,
        });
        builder.HasIndex(e => new
        {
            e.TenantId,
            e.EmployerId,
            e.GatheringId,
        });
        builder.ToTable(t =>
        {
            t.HasCheckConstraint("ck_enrolment_seat", "(state = 'Confirmed') = (seat IS NOT NULL)");
            t.HasCheckConstraint(
                "ck_enrolment_hours",
                "hours >= 0 AND half_days_attended BETWEEN 0 AND half_days_held AND (hours = 0 OR outcome IN ('Completed', 'AsAttended'))"
            );
            t.HasCheckConstraint("ck_enrolment_credited", "(credited_at IS NULL) = (credited_hours IS NULL)");
        });
    }
}
