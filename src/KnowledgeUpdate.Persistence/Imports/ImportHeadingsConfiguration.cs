using KnowledgeUpdate.Domain.Imports;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Persistence.Imports;

internal sealed class ImportHeadingsConfiguration : IEntityTypeConfiguration<ImportHeadings>
{
    public void Configure(EntityTypeBuilder<ImportHeadings> builder)
    {
        builder.Property(h => h.Columns).IsJson();
        builder.References<ImportHeadings, Organisation>(h => h.OrganisationId);
        builder.HasIndex(h => new { h.TenantId, h.OrganisationId }).IsUnique();
    }
}
