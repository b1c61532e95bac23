using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeUpdate.Persistence.Delivery;

internal sealed class SeminarConfiguration : IEntityTypeConfiguration<Seminar>
{
    public void Configure(EntityTypeBuilder<Seminar> builder)
    {
        builder.Property(s => s.Implementation!).IsJson();
        builder.Ignore(s => s.LearningYear).Ignore(s => s.HeldUntil).Ignore(s => s.IsLate).Ignore(s => s.IsRunning).Ignore(s => s.HostDecidesDisputes);
        builder.References<Seminar, SeminarProposal>(s => s.ProposalId);
        builder.References<Seminar, AnnualPlan>(s => s.PlanId);
        builder.References<Seminar, Organisation>(s => s.HostId);
        builder.References<Seminar, User>(s => s.FiledById);
        builder.HasIndex(s => new { s.TenantId, s.ProposalId }).IsUnique();
        builder.HasIndex(s => new { s.TenantId, s.StartsOn, s.Id });
        builder.HasIndex(s => new { s.TenantId, s.HostId, s.StartsOn, s.Id });
        builder.HasIndex(s => new { s.TenantId, s.Title, s.Id });
        builder.HasIndex(s => s.Title).HasMethod("gin").HasOperators("gin_trgm_ops");
        builder.ToTable(t =>
        {
            t.HasCheckConstraint("ck_seminar_dates", "ends_on >= starts_on");
            t.HasCheckConstraint("ck_seminar_filed", "state IN ('Preparing', 'Cancelled') OR (filed_at IS NOT NULL AND filed_by_id IS NOT NULL AND implementation IS NOT NULL)");
            t.HasCheckConstraint("ck_seminar_papers", "state NOT IN ('PapersFiled', 'PapersReturned', 'Accepted', 'Closed') OR papers_filed_at IS NOT NULL");
            t.HasCheckConstraint("ck_seminar_closed", "(state = 'Closed') = (closed_at IS NOT NULL)");
            t.HasCheckConstraint("ck_seminar_broken_off", "(state <> 'BrokenOff' OR broken_off_at IS NOT NULL) AND (broken_off_at IS NULL) = (broken_off_reason IS NULL)");
            t.HasCheckConstraint("ck_seminar_disputes", "(state <> 'PapersFiled' OR disputes_until IS NOT NULL) AND (state NOT IN ('Accepted', 'Closed') OR outcomes_told_at IS NOT NULL) AND (state <> 'PapersReturned' OR (outcomes_told_at IS NULL AND returned_due_on IS NOT NULL))");
        });
    }
}

internal sealed class SeminarSeatsConfiguration : IEntityTypeConfiguration<SeminarSeats>
{
    public void Configure(EntityTypeBuilder<SeminarSeats> builder)
    {
        builder.HasKey(s => new { s.TenantId, s.SeminarId });
        builder.Ignore(s => s.Left);
        builder.References<SeminarSeats, Seminar>(s => s.SeminarId);
        builder.ToTable(t => t.HasCheckConstraint("ck_seminar_seats_taken", "taken >= 0 AND taken <= capacity"));
    }
}

internal sealed class EnrolmentConfiguration : IEntityTypeConfiguration<Enrolment>
{
    public void Configure(EntityTypeBuilder<Enrolment> builder)
    {
        builder.Property(e => e.Unmet).IsJson();
        builder.Property(e => e.Hours).HasColumnType("numeric(6,1)");
        builder.Property(e => e.CreditedHours).HasColumnType("numeric(6,1)");
        builder.Ignore(e => e.HasSeat);
        builder.References<Enrolment, Seminar>(e => e.SeminarId);
        builder.References<Enrolment, Learner>(e => e.LearnerId);
        builder.References<Enrolment, Organisation>(e => e.EmployerId);
        builder.References<Enrolment, User>(e => e.EnrolledById);
        builder.HasIndex(e => new { e.TenantId, e.SeminarId, e.LearnerId }).IsUnique();
        builder.HasIndex(e => new { e.TenantId, e.SeminarId, e.Seat }).IsUnique();
        builder.HasIndex(e => new { e.TenantId, e.SeminarId, e.AppliedAt, e.Id });
        builder.HasIndex(e => new { e.TenantId, e.SeminarId, e.Name, e.Id });
        builder.HasIndex(e => new { e.TenantId, e.LearnerId, e.AppliedAt });
        builder.HasIndex(e => new { e.TenantId, e.EmployerId, e.SeminarId });
        builder.ToTable(t =>
        {
            t.HasCheckConstraint("ck_enrolment_seat", "(state = 'Confirmed') = (seat IS NOT NULL)");
            t.HasCheckConstraint("ck_enrolment_hours", "hours >= 0 AND half_days_attended BETWEEN 0 AND half_days_held AND (hours = 0 OR outcome IN ('Completed', 'AsAttended'))");
            t.HasCheckConstraint("ck_enrolment_credited", "(credited_at IS NULL) = (credited_hours IS NULL)");
        });
    }
}

internal sealed class SeminarHalfDayConfiguration : IEntityTypeConfiguration<SeminarHalfDay>
{
    public void Configure(EntityTypeBuilder<SeminarHalfDay> builder)
    {
        builder.Property(h => h.Hours).HasColumnType("numeric(6,1)");
        builder.HasQueryFilter("Held", h => h.FellAwayAt == null);
        builder.References<SeminarHalfDay, Seminar>(h => h.SeminarId);
        builder.HasIndex(h => new { h.TenantId, h.SeminarId, h.Date, h.Half }).IsUnique();
        builder.ToTable(t => t.HasCheckConstraint("ck_seminar_half_day_times", "ends_at > starts_at"));
    }
}

internal sealed class AttendanceSignConfiguration : IEntityTypeConfiguration<AttendanceSign>
{
    public void Configure(EntityTypeBuilder<AttendanceSign> builder)
    {
        builder.References<AttendanceSign, SeminarHalfDay>(s => s.HalfDayId);
        builder.References<AttendanceSign, Enrolment>(s => s.EnrolmentId);
        builder.References<AttendanceSign, User>(s => s.RecordedById);
        builder.HasIndex(s => new { s.TenantId, s.HalfDayId, s.EnrolmentId, s.Kind }, "ix_attendance_signs_one").HasDatabaseName("ix_attendance_signs_one").IsUnique().HasFilter("voided_at IS NULL");
        builder.HasIndex(s => new { s.TenantId, s.EnrolmentId, s.Step }, "ix_attendance_signs_code_once").HasDatabaseName("ix_attendance_signs_code_once").IsUnique().HasFilter("step IS NOT NULL AND method = 'PersonalCode'");
        builder.HasIndex(s => new { s.TenantId, s.SeminarId, s.HalfDayId });
        builder.HasIndex(s => new { s.TenantId, s.EnrolmentId });
        builder.ToTable(t => t.HasCheckConstraint("ck_attendance_sign_void", "(voided_at IS NULL) = (void_reason IS NULL)"));
    }
}

internal sealed class RefusedSignConfiguration : IEntityTypeConfiguration<RefusedSign>
{
    public void Configure(EntityTypeBuilder<RefusedSign> builder)
    {
        builder.References<RefusedSign, Seminar>(r => r.SeminarId);
        builder.References<RefusedSign, Enrolment>(r => r.EnrolmentId);
        builder.References<RefusedSign, User>(r => r.ByUserId);
        builder.HasIndex(r => new { r.TenantId, r.SeminarId, r.At });
    }
}

internal sealed class OfflineRollConfiguration : IEntityTypeConfiguration<OfflineRoll>
{
    public void Configure(EntityTypeBuilder<OfflineRoll> builder)
    {
        builder.References<OfflineRoll, SeminarHalfDay>(r => r.HalfDayId);
        builder.References<OfflineRoll, User>(r => r.SentById);
        builder.HasIndex(r => new { r.TenantId, r.SeminarId });
    }
}

internal sealed class AttendanceDisputeConfiguration : IEntityTypeConfiguration<AttendanceDispute>
{
    public void Configure(EntityTypeBuilder<AttendanceDispute> builder)
    {
        builder.References<AttendanceDispute, SeminarHalfDay>(d => d.HalfDayId);
        builder.References<AttendanceDispute, Enrolment>(d => d.EnrolmentId);
        builder.HasIndex(d => new { d.TenantId, d.SeminarId, d.State });
        builder.HasIndex(d => new { d.TenantId, d.EnrolmentId, d.HalfDayId }, "ix_attendance_disputes_one_open").HasDatabaseName("ix_attendance_disputes_one_open").IsUnique().HasFilter("state = 'Open'");
        builder.ToTable(t => t.HasCheckConstraint("ck_attendance_dispute_answered", "(state = 'Open') = (answered_at IS NULL)"));
    }
}

internal sealed class EvaluationAnswerConfiguration : IEntityTypeConfiguration<EvaluationAnswer>
{
    public void Configure(EntityTypeBuilder<EvaluationAnswer> builder)
    {
        builder.Property(a => a.Marks).HasColumnType("integer[]");
        builder.References<EvaluationAnswer, Seminar>(a => a.SeminarId);
        builder.HasIndex(a => new { a.TenantId, a.SeminarId });
    }
}

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

internal sealed class ClosingPapersConfiguration : IEntityTypeConfiguration<ClosingPapers>
{
    public void Configure(EntityTypeBuilder<ClosingPapers> builder)
    {
        builder.Property(p => p.Content).IsJson();
        builder.Property(p => p.Figures!).IsJson();
        builder.References<ClosingPapers, Seminar>(p => p.SeminarId);
        builder.HasIndex(p => new { p.TenantId, p.SeminarId }).IsUnique();
        builder.ToTable(t => t.HasCheckConstraint("ck_closing_papers_filed", "(filed_versions > 0) = (figures IS NOT NULL)"));
    }
}

internal sealed class ClosingPapersVersionConfiguration : IEntityTypeConfiguration<ClosingPapersVersion>
{
    public void Configure(EntityTypeBuilder<ClosingPapersVersion> builder)
    {
        builder.Property(v => v.Content).IsJson();
        builder.Property(v => v.Figures).IsJson();
        builder.Property(v => v.Files).IsJson();
        builder.Property(v => v.ApprovedBudget).HasColumnType("numeric(14,2)");
        builder.Ignore(v => v.IsLate).Ignore(v => v.IsOverBudget);
        builder.References<ClosingPapersVersion, Seminar>(v => v.SeminarId);
        builder.References<ClosingPapersVersion, User>(v => v.FiledById);
        builder.HasIndex(v => new { v.TenantId, v.SeminarId, v.Number }).IsUnique();
        builder.ToTable(t => t.HasCheckConstraint("ck_closing_papers_version_number", "number > 0"));
    }
}

internal sealed class SeminarCreditConfiguration : IEntityTypeConfiguration<SeminarCredit>
{
    public void Configure(EntityTypeBuilder<SeminarCredit> builder)
    {
        builder.HasKey(c => new { c.TenantId, c.Id });
        builder.Property(c => c.Hours).HasColumnType("numeric(6,1)");
        builder.References<SeminarCredit, Enrolment>(c => c.EnrolmentId);
        builder.References<SeminarCredit, Seminar>(c => c.SeminarId);
        builder.HasIndex(c => new { c.TenantId, c.EnrolmentId, c.At });
        builder.HasIndex(c => new { c.TenantId, c.SeminarId });
        builder.ToTable(t => t.HasCheckConstraint("ck_seminar_credit_hours", "hours > 0"));
    }
}
