using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Publicities;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeUpdate.Persistence.Seminars;

internal sealed class SeminarCallConfiguration : IEntityTypeConfiguration<SeminarCall>
{
    public void Configure(EntityTypeBuilder<SeminarCall> builder)
    {
        builder.Property(c => c.Terms).IsJson();
        builder.Property(c => c.Extensions).IsJson();
        builder.HasIndex(c => new { c.TenantId, c.Year, c.Id });
        builder.HasIndex(c => c.Title).HasMethod("gin").HasOperators("gin_trgm_ops");
        builder.ToTable(t =>
        {
            t.HasCheckConstraint("ck_seminar_call_times", "closes_at > opens_at");
            t.HasCheckConstraint("ck_seminar_call_published", "(state = 'Draft') = (published_at IS NULL)");
        });
    }
}

internal sealed class RecommendationQuotaConfiguration : IEntityTypeConfiguration<RecommendationQuota>
{
    public void Configure(EntityTypeBuilder<RecommendationQuota> builder)
    {
        builder.HasKey(q => new { q.TenantId, q.CallId, q.OrganisationId });
        builder.References<RecommendationQuota, SeminarCall>(q => q.CallId);
        builder.References<RecommendationQuota, Organisation>(q => q.OrganisationId);
        builder.ToTable(t => t.HasCheckConstraint("ck_recommendation_quota_limit", "used >= 0 AND used <= \"limit\""));
    }
}

/// <summary>Columns that the database works out for lists.</summary>
public static class ProposalColumns
{
    /// <summary>Money asked of both budgets in fen. A whole number, since row-level security lets no index answer a comparison of decimals.</summary>
    public const string GrantInFen = "GrantInFen";
}

internal sealed class SeminarProposalConfiguration : IEntityTypeConfiguration<SeminarProposal>
{
    public void Configure(EntityTypeBuilder<SeminarProposal> builder)
    {
        builder.Property(p => p.Content).IsJson();
        builder.Property(p => p.OpenSections).IsJson();
        builder.Property(p => p.LecturerNames).HasColumnType("text[]");
        builder.HasOne(p => p.Call).WithMany().HasForeignKey(p => new { p.TenantId, p.CallId });
        builder.References<SeminarProposal, Organisation>(p => p.OrganisationId);
        builder.References<SeminarProposal, Organisation>(p => p.RecommenderId);
        builder.References<SeminarProposal, User>(p => p.CreatedById);
        builder.References<SeminarProposal, User>(p => p.SubmittedById);
        builder.HasIndex(p => new { p.TenantId, p.CallId, p.Number }).IsUnique();
        builder.HasIndex(p => new { p.TenantId, p.CallId, p.State });
        builder.Property<long>(ProposalColumns.GrantInFen).HasComputedColumnSql("((central_funds + region_funds) * 100)::bigint", stored: true);
        builder.HasIndex(p => new { p.TenantId, p.Number, p.Id });
        builder.HasIndex(p => new { p.TenantId, p.Title, p.Id });
        builder.HasIndex(p => new { p.TenantId, p.OrganisationName, p.Id });
        builder.HasIndex(p => new { p.TenantId, p.StartsOn, p.Id });
        builder.HasIndex(nameof(SeminarProposal.TenantId), ProposalColumns.GrantInFen, nameof(SeminarProposal.Id));
        builder.HasIndex(p => new { p.TenantId, p.Rank, p.Id });
        builder.HasIndex(p => new { p.TenantId, p.SavedAt, p.Id });
        builder.HasIndex(p => new { p.TenantId, p.OrganisationId, p.SavedAt, p.Id });
        builder.HasIndex(p => new { p.TenantId, p.RecommenderId, p.State });
        builder.HasIndex(p => p.Title).HasMethod("gin").HasOperators("gin_trgm_ops");
        builder.HasIndex(p => p.OrganisationName).HasMethod("gin").HasOperators("gin_trgm_ops");
        builder.HasIndex(p => p.Syllabus).HasMethod("gin").HasOperators("gin_trgm_ops");
        builder.ToTable(t =>
        {
            t.HasCheckConstraint("ck_seminar_proposal_filed", "state IN ('Draft', 'Withdrawn') OR (number IS NOT NULL AND submitted_at IS NOT NULL AND filed_versions > 0)");
            t.HasCheckConstraint("ck_seminar_proposal_open_sections", "(state = 'Returned') OR open_sections = '[]'::jsonb OR state = 'Withdrawn'");
            t.HasCheckConstraint("ck_seminar_proposal_money", "central_funds >= 0 AND region_funds >= 0");
        });
    }
}

internal sealed class ProposalVersionConfiguration : IEntityTypeConfiguration<ProposalVersion>
{
    public void Configure(EntityTypeBuilder<ProposalVersion> builder)
    {
        builder.Property(v => v.Content).IsJson();
        builder.References<ProposalVersion, SeminarProposal>(v => v.ProposalId);
        builder.HasIndex(v => new { v.TenantId, v.ProposalId, v.Number }).IsUnique();
    }
}

internal sealed class ReviewStepConfiguration : IEntityTypeConfiguration<ReviewStep>
{
    public void Configure(EntityTypeBuilder<ReviewStep> builder)
    {
        builder.Property(s => s.Marks).IsJson();
        builder.References<ReviewStep, User>(s => s.UserId);
        builder.References<ReviewStep, Organisation>(s => s.OrganisationId);
        builder.HasIndex(s => new { s.TenantId, s.SubjectId, s.At });
    }
}

internal sealed class ExpertConfiguration : IEntityTypeConfiguration<Expert>
{
    public void Configure(EntityTypeBuilder<Expert> builder)
    {
        builder.Property(e => e.Fields).HasColumnType("text[]");
        builder.References<Expert, User>(e => e.UserId);
        builder.References<Expert, Organisation>(e => e.EmployerId);
        builder.HasIndex(e => new { e.TenantId, e.UserId }).IsUnique();
        builder.HasIndex(e => new { e.TenantId, e.Name, e.Id });
    }
}

internal sealed class ConflictOfInterestConfiguration : IEntityTypeConfiguration<ConflictOfInterest>
{
    public void Configure(EntityTypeBuilder<ConflictOfInterest> builder)
    {
        builder.References<ConflictOfInterest, User>(c => c.UserId);
        builder.References<ConflictOfInterest, SeminarProposal>(c => c.ProposalId);
        builder.HasIndex(c => new { c.TenantId, c.UserId, c.ProposalId, c.Reason }).IsUnique();
    }
}

internal sealed class ExpertAssignmentConfiguration : IEntityTypeConfiguration<ExpertAssignment>
{
    public void Configure(EntityTypeBuilder<ExpertAssignment> builder)
    {
        builder.Property(a => a.Points).IsJson();
        builder.References<ExpertAssignment, SeminarCall>(a => a.CallId);
        builder.References<ExpertAssignment, SeminarProposal>(a => a.ProposalId);
        builder.References<ExpertAssignment, Expert>(a => a.ExpertId);
        builder.References<ExpertAssignment, User>(a => a.UserId);
        builder.HasIndex(a => new { a.TenantId, a.ProposalId, a.ExpertId }).IsUnique();
        builder.HasIndex(a => new { a.TenantId, a.UserId, a.State });
        builder.ToTable(t => t.HasCheckConstraint("ck_expert_assignment_score",
            "(state = 'Submitted') = (score IS NOT NULL AND submitted_at IS NOT NULL) AND (score IS NULL OR score BETWEEN 0 AND 100)"));
    }
}

internal sealed class AnnualPlanConfiguration : IEntityTypeConfiguration<AnnualPlan>
{
    public void Configure(EntityTypeBuilder<AnnualPlan> builder)
    {
        builder.Property(p => p.Rows).IsJson();
        builder.Ignore(p => p.Name);
        builder.References<AnnualPlan, SeminarCall>(p => p.CallId);
        builder.HasIndex(p => new { p.TenantId, p.CallId }).IsUnique();
        builder.HasIndex(p => new { p.TenantId, p.Year, p.Id });
        builder.ToTable(t =>
        {
            t.HasCheckConstraint("ck_annual_plan_formed", "(state = 'Composing') = (formed_at IS NULL)");
            t.HasCheckConstraint("ck_annual_plan_published", "(state = 'Published') = (document_number IS NOT NULL AND published_on IS NOT NULL AND current_version > 0)");
        });
    }
}

internal sealed class PlanVariantConfiguration : IEntityTypeConfiguration<PlanVariant>
{
    public void Configure(EntityTypeBuilder<PlanVariant> builder)
    {
        builder.Property(v => v.Proposals).HasColumnType("uuid[]");
        builder.References<PlanVariant, AnnualPlan>(v => v.PlanId);
        builder.HasIndex(v => new { v.TenantId, v.PlanId, v.Name }).IsUnique();
    }
}

internal sealed class PlanVersionConfiguration : IEntityTypeConfiguration<PlanVersion>
{
    public void Configure(EntityTypeBuilder<PlanVersion> builder)
    {
        builder.Property(v => v.Rows).IsJson();
        builder.References<PlanVersion, AnnualPlan>(v => v.PlanId);
        builder.HasIndex(v => new { v.TenantId, v.PlanId, v.Number }).IsUnique();
    }
}

internal sealed class PlanAmendmentConfiguration : IEntityTypeConfiguration<PlanAmendment>
{
    public void Configure(EntityTypeBuilder<PlanAmendment> builder)
    {
        builder.References<PlanAmendment, AnnualPlan>(a => a.PlanId);
        builder.References<PlanAmendment, SeminarProposal>(a => a.ProposalId);
        builder.References<PlanAmendment, Organisation>(a => a.OrganisationId);
        builder.References<PlanAmendment, User>(a => a.RequestedById);
        builder.HasIndex(a => new { a.TenantId, a.PlanId, a.RequestedAt });
        builder.HasIndex(a => new { a.TenantId, a.PlanId, a.ProposalId }).IsUnique().HasFilter("state = 'Requested'");
        builder.ToTable(t => t.HasCheckConstraint("ck_plan_amendment_decided", "(state = 'Requested') = (decided_at IS NULL)"));
    }
}

internal sealed class PublicityConfiguration : IEntityTypeConfiguration<Publicity>
{
    public void Configure(EntityTypeBuilder<Publicity> builder)
    {
        builder.Property(p => p.Content).HasColumnType("jsonb");
        builder.References<Publicity, Publicity>(p => p.RestartedFromId);
        builder.HasIndex(p => new { p.TenantId, p.SubjectId });
        builder.HasIndex(p => new { p.TenantId, p.StartsOn, p.Id });
        builder.HasIndex(p => new { p.TenantId, p.IndexNumber }).IsUnique();
        builder.HasIndex(p => new { p.TenantId, p.SubjectId }, "ix_publicities_one_open").HasDatabaseName("ix_publicities_one_open").IsUnique().HasFilter("state = 'Open'");
    }
}

internal sealed class ObjectionConfiguration : IEntityTypeConfiguration<Objection>
{
    public void Configure(EntityTypeBuilder<Objection> builder)
    {
        builder.References<Objection, Publicity>(o => o.PublicityId);
        builder.HasIndex(o => new { o.TenantId, o.Receipt }).IsUnique();
        builder.HasIndex(o => new { o.TenantId, o.PublicityId, o.State });
        builder.HasIndex(o => new { o.TenantId, o.State, o.ReceivedAt, o.Id });
        builder.References<Objection, Publicity>(o => o.CorrectedById);
        builder.ToTable(t =>
        {
            t.HasCheckConstraint("ck_objection_answered", "(state = 'Answered') = (answered_at IS NOT NULL AND answer IS NOT NULL AND finding IS NOT NULL)");
            t.HasCheckConstraint("ck_objection_corrected", "corrected_by_id IS NULL OR finding = 'Upheld'");
        });
    }
}
