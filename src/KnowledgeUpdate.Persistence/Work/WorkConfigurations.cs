using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Audit;
using KnowledgeUpdate.Domain.Calendar;
using KnowledgeUpdate.Domain.Files;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Work;
using KnowledgeUpdate.Persistence.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeUpdate.Persistence.Work;

internal sealed class WorkItemConfiguration : IEntityTypeConfiguration<WorkItem>
{
    public void Configure(EntityTypeBuilder<WorkItem> builder)
    {
        builder.References<WorkItem, Organisation>(w => w.OrganisationId);
        builder.References<WorkItem, User>(w => w.UserId);
        builder.HasIndex(w => new { w.TenantId, w.OrganisationId, w.Role, w.DueOn }).HasFilter("done_at IS NULL");
        builder.HasIndex(w => new { w.TenantId, w.SubjectId }).HasFilter("done_at IS NULL");
        builder.HasIndex(w => new { w.TenantId, w.DueOn }, "ix_work_items_reminders").HasFilter("done_at IS NULL AND due_on IS NOT NULL");
    }
}

internal sealed class NotificationConfiguration : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.Property(n => n.Args).HasColumnType("jsonb");
        builder.References<Notification, User>(n => n.UserId);
        builder.HasIndex(n => new { n.TenantId, n.UserId, n.At, n.Id });
        builder.HasIndex(n => new { n.TenantId, n.UserId }, "ix_notifications_unread").HasFilter("read_at IS NULL");
    }
}

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.Property(m => m.Channel).HasDefaultValue(OutboxChannel.Mail);
        builder.HasIndex(m => new { m.TenantId, m.At }).HasFilter("sent_at IS NULL");
        builder.HasIndex(m => new { m.TenantId, m.SentAt }).HasFilter("channel = 'Text'");
    }
}

internal sealed class SavedPhraseConfiguration : IEntityTypeConfiguration<SavedPhrase>
{
    public void Configure(EntityTypeBuilder<SavedPhrase> builder)
    {
        builder.Property(p => p.Text).HasMaxLength(200);
        builder.References<SavedPhrase, User>(p => p.UserId);
        builder.HasIndex(p => new { p.TenantId, p.UserId, p.Text }).IsUnique();
    }
}

internal sealed class IdempotencyKeyConfiguration : IEntityTypeConfiguration<IdempotencyKey>
{
    public void Configure(EntityTypeBuilder<IdempotencyKey> builder)
    {
        builder.HasKey(k => new { k.TenantId, k.Key });
        builder.HasIndex(k => new { k.TenantId, k.At });
    }
}

internal sealed class JobConfiguration : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.Property(j => j.Arguments).HasColumnType("jsonb");
        builder.References<Job, User>(j => j.UserId);
        builder.References<Job, Membership>(j => j.MembershipId);
        builder.HasIndex(j => new { j.TenantId, j.OrderedAt }).HasFilter("ended_at IS NULL");
    }
}

internal sealed class AttachmentConfiguration : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.Property(a => a.Name).HasMaxLength(120);
        builder.References<Attachment, User>(a => a.UploadedById);
        builder.HasIndex(a => new { a.TenantId, a.SubjectId });
        builder.ToTable(t => t.HasCheckConstraint("ck_attachment_size", $"size BETWEEN 1 AND {Attachment.MaxSize}"));
    }
}

internal sealed class AttachmentContentConfiguration : IEntityTypeConfiguration<AttachmentContent>
{
    public void Configure(EntityTypeBuilder<AttachmentContent> builder)
    {
        builder.HasKey(c => new { c.TenantId, c.AttachmentId });
        builder.References<AttachmentContent, Attachment>(c => c.AttachmentId);
    }
}

internal sealed class AuditEventConfiguration : IEntityTypeConfiguration<AuditEvent>
{
    public void Configure(EntityTypeBuilder<AuditEvent> builder)
    {
        builder.HasKey(e => new { e.TenantId, e.Sequence });
        builder.Property(e => e.Sequence).ValueGeneratedNever();
        builder.Property(e => e.Changes).HasColumnType("text");
        builder.HasIndex(e => new { e.TenantId, e.SubjectId, e.Sequence });
        builder.HasIndex(e => new { e.TenantId, e.At, e.Sequence });
        builder.HasIndex(e => new { e.TenantId, e.UserId, e.At, e.Sequence });
        builder.HasIndex(e => new { e.TenantId, e.Act, e.At, e.Sequence });
        builder.HasIndex(e => new { e.TenantId, e.SubjectKind, e.At, e.Sequence });
    }
}

internal sealed class AuditHeadConfiguration : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> builder) => builder.HasKey(h => h.TenantId);
}

internal sealed class ProgrammeRuleConfiguration : IEntityTypeConfiguration<ProgrammeRule>
{
    public void Configure(EntityTypeBuilder<ProgrammeRule> builder) =>
        builder.HasIndex(r => new { r.TenantId, r.Key, r.EffectiveFrom }).IsUnique();
}

internal sealed class CalendarDayConfiguration : IEntityTypeConfiguration<CalendarDay>
{
    public void Configure(EntityTypeBuilder<CalendarDay> builder) => builder.HasIndex(d => new { d.TenantId, d.Date }).IsUnique();
}

internal sealed class CalendarYearConfiguration : IEntityTypeConfiguration<CalendarYear>
{
    public void Configure(EntityTypeBuilder<CalendarYear> builder) => builder.HasIndex(y => new { y.TenantId, y.Year }).IsUnique();
}
