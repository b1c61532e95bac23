using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Persistence.Certificates;

internal sealed class CertificateConfiguration : IEntityTypeConfiguration<Certificate>
{
    public void Configure(EntityTypeBuilder<Certificate> builder)
    {
        builder.Property(c => c.Facts).IsJson();
        builder.Property(c => c.Items!).IsJson();
        builder.Property(c => c.Holder).HasComputedColumnSql("coalesce(facts ->> 'Name', '')", stored: true);
        builder.Property(c => c.HolderId).HasComputedColumnSql("coalesce(learner_id, organisation_id)", stored: true);
        builder.References<Certificate, Learner>(c => c.LearnerId);
        builder.References<Certificate, Organisation>(c => c.OrganisationId);
        builder.References<Certificate, Organisation>(c => c.IssuerId);
        builder.References<Certificate, IssuerSeal>(c => c.SealId);
        builder.References<Certificate, Certificate>(c => c.ReplacesId);
        builder.References<Certificate, Certificate>(c => c.ReplacedById);
        builder.HasIndex(c => new { c.TenantId, c.Number }).IsUnique();
        builder.HasIndex(c => new { c.TenantId, c.Code }).IsUnique();
        builder.HasIndex(c => new
        {
            c.TenantId,
            c.HolderId,
            c.IssuedOn,
        });
        builder.HasIndex(c => new
        {
            c.TenantId,
            c.ProjectId,
            c.Number,
        });
        builder.HasIndex(c => new
        {
            c.TenantId,
            c.IssuedOn,
            c.Number,
        });
        builder.HasIndex(c => new
        {
            c.TenantId,
            c.LearningYear,
            c.IssuedOn,
            c.Number,
        });
        builder
            .HasIndex(c => new
            {
                c.TenantId,
                c.State,
                c.IssuedOn,
                c.Number,
            })
            .HasFilter("state <> 'Valid'");
        builder.HasIndex(c => new { c.TenantId, c.UnderReviewSince }).HasFilter("under_review_since IS NOT NULL");
        builder.HasIndex(c => new { c.Number, c.Holder }).HasMethod("gin").HasOperators("gin_trgm_ops", "gin_trgm_ops");
        builder
            .HasIndex(
                c => new
                {
                    c.TenantId,
                    c.Kind,
                    c.ProjectId,
                    c.HolderId,
                },
                "ix_certificates_one_valid"
            )
            .HasDatabaseName("ix_certificates_one_valid")
            .IsUnique()
            .HasFilter("state = 'Valid'");
        builder.ToTable(t =>
        {
            t.HasCheckConstraint("ck_certificate_holder", "num_nonnulls(learner_id, organisation_id) = 1");
            t.HasCheckConstraint(
                "ck_certificate_ended",
                "(state = 'Valid') = (ended_on IS NULL) AND (state = 'Replaced') = (replaced_by_id IS NOT NULL) AND (state = "
                    + "'Revoked') = (reason IS NOT NULL)"
            );
            t.HasCheckConstraint("ck_certificate_signature", "octet_length(signature) = 64");
            t.HasCheckConstraint(
                "ck_certificate_review",
                "(under_review_since IS NULL OR state = 'Valid') AND (under_review_since IS NULL) = (open_causes = 0)"
            );
            t.HasCheckConstraint(
                "ck_certificate_hours",
                "hours_outcome IS NULL OR (state = 'Revoked' AND reason = 'Fraud' AND (hours_outcome <> 'Stand' OR hours_reason "
                    + "IS NOT NULL))"
            );
        });
    }
}
