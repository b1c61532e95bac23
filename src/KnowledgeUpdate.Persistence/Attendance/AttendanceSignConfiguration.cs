using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Enrolments;

namespace KnowledgeUpdate.Persistence.Attendance;

internal sealed class AttendanceSignConfiguration : IEntityTypeConfiguration<AttendanceSign>
{
    public void Configure(EntityTypeBuilder<AttendanceSign> builder)
    {
        builder.References<AttendanceSign, GatheringHalfDay>(s => s.HalfDayId);
        builder.References<AttendanceSign, Enrolment>(s => s.EnrolmentId);
        builder.References<AttendanceSign, User>(s => s.RecordedById);
        builder
            .HasIndex(
                s => new
                {
                    s.TenantId,
                    s.HalfDayId,
                    s.EnrolmentId,
                    s.Kind,
                },
                "ix_attendance_signs_one"
            )
            .HasDatabaseName("ix_attendance_signs_one")
            .IsUnique()
            .HasFilter("voided_at IS NULL");
        builder
            .HasIndex(
                s => new
                {
                    s.TenantId,
                    s.EnrolmentId,
                    s.Step,
                },
                "ix_attendance_signs_code_once"
            )
            .HasDatabaseName("ix_attendance_signs_code_once")
            .IsUnique()
            .HasFilter("step IS NOT NULL AND method = 'PersonalCode'");
        builder.HasIndex(s => new
        {
            s.TenantId,
            s.GatheringId,
            s.HalfDayId,
        });
        builder.HasIndex(s => new { s.TenantId, s.EnrolmentId });
        builder.ToTable(t => t.HasCheckConstraint("ck_attendance_sign_void", "(voided_at IS NULL) = (void_reason IS NULL)"));
    }
}
