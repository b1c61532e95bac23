using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Imports;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Persistence.Imports;

internal sealed class ImportConfiguration : IEntityTypeConfiguration<Import>
{
    public void Configure(EntityTypeBuilder<Import> builder)
    {
        builder.Property(i => i.Mapping).IsJson();
        builder.Property(i => i.Findings!).IsJson();
        builder.Property(i => i.Repairs).IsJson();
        builder.References<Import, Organisation>(i => i.OrganisationId);
        builder.References<Import, User>(i => i.FiledById);
        builder.References<Import, Job>(i => i.JobId);
        builder.HasIndex(i => new
        {
            i.TenantId,
            i.OrganisationId,
            i.FiledAt,
            i.Id,
        });
        builder.HasIndex(i => new
        {
            i.TenantId,
            i.FiledAt,
            i.Id,
        });
        builder.ToTable(t =>
            t.HasCheckConstraint(
                "ck_import_committed",
                "(state IN ('Committed', 'Undone')) = (committed_at IS NOT NULL) AND (state = 'Undone') = (undone_at IS NOT "
                    + "NULL) AND (state <> 'Committing' OR job_id IS NOT NULL)"
            )
        );
    }
}
