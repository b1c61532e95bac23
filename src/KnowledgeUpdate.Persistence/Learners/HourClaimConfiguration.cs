using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Persistence.Learners;

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
        builder.HasIndex(c => new
        {
            c.TenantId,
            c.LearnerId,
            c.LearningYear,
        });
        builder.HasIndex(c => new
        {
            c.TenantId,
            c.EmployerId,
            c.State,
            c.SubmittedAt,
        });
        builder.HasIndex(c => new
        {
            c.TenantId,
            c.AuthorityId,
            c.State,
            c.SubmittedAt,
        });
        builder.HasIndex(c => new
        {
            c.TenantId,
            c.SubmittedAt,
            c.Id,
        });
        builder.HasIndex(c => c.Title).HasMethod("gin").HasOperators("gin_trgm_ops");
        builder.HasIndex(c => new { c.TenantId, c.CertificateNumber }).HasFilter("certificate_number IS NOT NULL");
        builder.ToTable(t =>
        {
            t.HasCheckConstraint("ck_hour_claim_dates", "\"to\" >= \"from\"");
            t.HasCheckConstraint("ck_hour_claim_filed", "state IN ('Draft', 'Withdrawn') OR submitted_at IS NOT NULL");
        });
    }
}
