using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Persistence.Organisations;

internal sealed class OrganisationCapacityConfiguration : IEntityTypeConfiguration<OrganisationCapacity>
{
    public void Configure(EntityTypeBuilder<OrganisationCapacity> builder)
    {
        builder.HasIndex(c => new
        {
            c.TenantId,
            c.OrganisationId,
            c.Capacity,
        });
        builder.ToTable(t => t.HasCheckConstraint("ck_organisation_capacity_period", "\"to\" IS NULL OR \"to\" >= \"from\""));
    }
}
