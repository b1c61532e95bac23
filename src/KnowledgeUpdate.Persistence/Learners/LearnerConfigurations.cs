using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Persistence.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeUpdate.Persistence.Learners;

internal sealed class LearnerConfiguration : IEntityTypeConfiguration<Learner>
{
    public void Configure(EntityTypeBuilder<Learner> builder)
    {
        builder.Ignore(l => l.AccountId);
        // By code point: the beginning of a name is then looked up in the index that the list is sorted by.
        builder.Property(l => l.Name).UseCollation("C");
        builder.References<Learner, User>(l => l.UserId);
        builder.References<Learner, Organisation>(l => l.EmployerId);
        builder.References<Learner, Learner>(l => l.MergedIntoId);
        builder.References<Learner, Learner>(l => l.ProvisionalOfId);
        builder.Ignore(l => l.IsCertain);
        builder.HasIndex(l => new { l.TenantId, l.IdentityHash }).IsUnique();
        builder.HasIndex(l => new { l.TenantId, l.UserId }).IsUnique();
        builder.HasIndex(l => new { l.TenantId, l.EmployerId, l.Name, l.Id });
        builder.HasIndex(l => new { l.TenantId, l.Name, l.Id });
        builder.HasIndex(l => l.Name).HasMethod("gin").HasOperators("gin_trgm_ops");
        builder.HasIndex(l => new { l.TenantId, l.MergedIntoId }).HasFilter("merged_into_id IS NOT NULL");
        builder.ToTable(t => t.HasCheckConstraint("ck_learner_merged", "merged_into_id <> id"));
    }
}

internal sealed class EmploymentConfiguration : IEntityTypeConfiguration<Employment>
{
    public void Configure(EntityTypeBuilder<Employment> builder)
    {
        builder.References<Employment, Learner>(e => e.LearnerId);
        builder.References<Employment, Organisation>(e => e.OrganisationId);
        builder.HasIndex(e => new { e.TenantId, e.LearnerId }, "ix_employments_one_confirmed").HasDatabaseName("ix_employments_one_confirmed").IsUnique().HasFilter("state = 'Confirmed'");
        builder.HasIndex(e => new { e.TenantId, e.LearnerId }, "ix_employments_one_pending").HasDatabaseName("ix_employments_one_pending").IsUnique().HasFilter("state = 'Pending'");
        builder.HasIndex(e => new { e.TenantId, e.LearnerId, e.OrganisationId }, "ix_employments_one_claimed").HasDatabaseName("ix_employments_one_claimed").IsUnique().HasFilter("state = 'Claimed'");
        builder.References<Employment, Organisation>(e => e.RaisedToId);
        builder.Ignore(e => e.IsOpen);
        builder.HasIndex(e => new { e.TenantId, e.DueOn }).HasFilter("state IN ('Pending', 'Claimed')");
        builder.HasIndex(e => new { e.TenantId, e.OrganisationId, e.State, e.RequestedAt });
        builder.ToTable(t => t.HasCheckConstraint("ck_employment_dates", "\"to\" IS NULL OR \"to\" >= \"from\""));
    }
}

internal sealed class HourEntryConfiguration : IEntityTypeConfiguration<HourEntry>
{
    public void Configure(EntityTypeBuilder<HourEntry> builder)
    {
        // The table is partitioned by learning year, so the year stands in its keys. Its migration is written by hand.
        builder.HasKey(e => new { e.TenantId, e.LearningYear, e.Id });
        builder.Property(e => e.Hours).HasColumnType("numeric(6,1)");
        builder.References<HourEntry, Learner>(e => e.LearnerId);
        builder.HasIndex(e => new { e.TenantId, e.LearnerId, e.LearningYear, e.SourceKind, e.SourceId }, "ix_hour_entries_once").HasDatabaseName("ix_hour_entries_once").IsUnique();
        builder.ToTable(t => t.HasCheckConstraint("ck_hour_entry_reversal",
            "(source_kind = 'Reversal') = (reverses_id IS NOT NULL AND reason IS NOT NULL) AND hours <> 0 AND (hours > 0 OR reverses_id IS NOT NULL)"));
    }
}

internal sealed class LearnerYearConfiguration : IEntityTypeConfiguration<LearnerYear>
{
    public void Configure(EntityTypeBuilder<LearnerYear> builder)
    {
        builder.HasKey(y => new { y.TenantId, y.LearnerId, y.LearningYear });
        builder.Property(y => y.Compulsory).HasColumnType("numeric(7,1)");
        builder.Property(y => y.Elective).HasColumnType("numeric(7,1)");
        builder.Property(y => y.Professional).HasColumnType("numeric(7,1)");
        builder.References<LearnerYear, Learner>(y => y.LearnerId);
        builder.HasIndex(y => new { y.TenantId, y.LearningYear, y.LearnerId }).HasFilter("is_complete");
    }
}

internal sealed class ActivityKindConfiguration : IEntityTypeConfiguration<ActivityKind>
{
    public void Configure(EntityTypeBuilder<ActivityKind> builder)
    {
        builder.HasIndex(k => new { k.TenantId, k.Code, k.EffectiveFrom }).IsUnique();
        builder.ToTable(t => t.HasCheckConstraint("ck_activity_kind_hours", "hours_per_unit > 0 AND (max_per_claim IS NULL OR max_per_claim > 0) AND (max_per_year IS NULL OR max_per_year > 0)"));
    }
}

internal sealed class HourClaimConfiguration : IEntityTypeConfiguration<HourClaim>
{
    public void Configure(EntityTypeBuilder<HourClaim> builder)
    {
        builder.Ignore(c => c.IsOpen);
        builder.Property(c => c.Hours).HasColumnType("numeric(6,1)");
        builder.References<HourClaim, Learner>(c => c.LearnerId);
        builder.References<HourClaim, ActivityKind>(c => c.KindId);
        builder.References<HourClaim, Organisation>(c => c.EmployerId);
        builder.References<HourClaim, Organisation>(c => c.RaisedToId);
        builder.HasIndex(c => new { c.TenantId, c.DueOn }).HasFilter("state = 'WithEmployer'");
        builder.References<HourClaim, Organisation>(c => c.AuthorityId);
        builder.HasIndex(c => new { c.TenantId, c.LearnerId, c.LearningYear });
        builder.HasIndex(c => new { c.TenantId, c.EmployerId, c.State, c.SubmittedAt });
        builder.HasIndex(c => new { c.TenantId, c.AuthorityId, c.State, c.SubmittedAt });
        builder.HasIndex(c => new { c.TenantId, c.SubmittedAt, c.Id });
        builder.HasIndex(c => c.Title).HasMethod("gin").HasOperators("gin_trgm_ops");
        builder.HasIndex(c => new { c.TenantId, c.CertificateNumber }).HasFilter("certificate_number IS NOT NULL");
        builder.ToTable(t =>
        {
            t.HasCheckConstraint("ck_hour_claim_dates", "\"to\" >= \"from\"");
            t.HasCheckConstraint("ck_hour_claim_filed", "state IN ('Draft', 'Withdrawn') OR submitted_at IS NOT NULL");
        });
    }
}

internal sealed class CompletionCountConfiguration : IEntityTypeConfiguration<CompletionCount>
{
    public void Configure(EntityTypeBuilder<CompletionCount> builder) => builder.HasKey(c => new { c.TenantId, c.LearningYear, c.DivisionCode, c.FieldCode, c.Level });
}

internal sealed class HourBatchConfiguration : IEntityTypeConfiguration<HourBatch>
{
    public void Configure(EntityTypeBuilder<HourBatch> builder)
    {
        builder.References<HourBatch, Organisation>(b => b.OrganisationId);
        builder.References<HourBatch, User>(b => b.FiledById);
        builder.HasIndex(b => new { b.TenantId, b.OrganisationId, b.FiledAt });
    }
}
