using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Persistence.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeUpdate.Persistence.Certificates;

internal sealed class CertificateConfiguration : IEntityTypeConfiguration<Certificate>
{
    public void Configure(EntityTypeBuilder<Certificate> builder)
    {
        builder.Property(c => c.Facts).IsJson();
        builder.References<Certificate, Learner>(c => c.LearnerId);
        builder.References<Certificate, Certificate>(c => c.ReplacesId);
        builder.References<Certificate, Certificate>(c => c.ReplacedById);
        builder.HasIndex(c => new { c.TenantId, c.Number }).IsUnique();
        builder.HasIndex(c => new { c.TenantId, c.Code }).IsUnique();
        builder.HasIndex(c => new { c.TenantId, c.LearnerId, c.IssuedOn });
        builder.HasIndex(c => new { c.TenantId, c.ProjectId, c.Number });
        builder.HasIndex(c => new { c.TenantId, c.Kind, c.ProjectId, c.LearnerId }, "ix_certificates_one_valid").HasDatabaseName("ix_certificates_one_valid").IsUnique().HasFilter("state = 'Valid'");
        builder.ToTable(t =>
        {
            t.HasCheckConstraint("ck_certificate_ended", "(state = 'Valid') = (ended_on IS NULL) AND (state = 'Replaced') = (replaced_by_id IS NOT NULL) AND (state = 'Revoked') = (reason IS NOT NULL)");
            t.HasCheckConstraint("ck_certificate_signature", "octet_length(signature) = 64");
        });
    }
}

internal sealed class CertificateSeriesConfiguration : IEntityTypeConfiguration<CertificateSeries>
{
    public void Configure(EntityTypeBuilder<CertificateSeries> builder)
    {
        builder.HasIndex(s => new { s.TenantId, s.Kind, s.Year }).IsUnique();
        builder.ToTable(t => t.HasCheckConstraint("ck_certificate_series_last", "last >= 0"));
    }
}
