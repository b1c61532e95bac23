using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Enrolments;

namespace KnowledgeUpdate.Persistence.Attendance;

internal sealed class AttendanceDisputeConfiguration : IEntityTypeConfiguration<AttendanceDispute>
{
    public void Configure(EntityTypeBuilder<AttendanceDispute> builder)
    {
        builder.References<AttendanceDispute, GatheringHalfDay>(d => d.HalfDayId);
        builder.References<AttendanceDispute, Enrolment>(d => d.EnrolmentId);
        builder.HasIndex(d => new
        {
            d.TenantId,
            d.GatheringId,
            d.State,
        });
        builder
            .HasIndex(
                d => new
                {
                    d.TenantId,
                    d.EnrolmentId,
                    d.HalfDayId,
                },
                "ix_attendance_disputes_one_open"
            )
            .HasDatabaseName("ix_attendance_disputes_one_open")
            .IsUnique()
            .HasFilter("state = 'Open'");
        builder.ToTable(t => t.HasCheckConstraint("ck_attendance_dispute_answered", "(state = 'Open') = (answered_at IS NULL)"));
    }
}
