using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Persistence.Certificates;

internal sealed class CertificateSeriesConfiguration : IEntityTypeConfiguration<CertificateSeries>
{
    public void Configure(EntityTypeBuilder<CertificateSeries> builder)
    {
        builder
            .HasIndex(s => new
            {
                s.TenantId,
                s.Kind,
                s.Year,
            })
            .IsUnique();
        builder.ToTable(t => t.HasCheckConstraint("ck_certificate_series_last", "last >= 0"));
    }
}
