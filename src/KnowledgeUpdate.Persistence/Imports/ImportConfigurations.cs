using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Imports;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Work;
using KnowledgeUpdate.Persistence.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

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
        builder.HasIndex(i => new { i.TenantId, i.OrganisationId, i.FiledAt, i.Id });
        builder.HasIndex(i => new { i.TenantId, i.FiledAt, i.Id });
        builder.ToTable(t => t.HasCheckConstraint("ck_import_committed",
            "(state IN ('Committed', 'Undone')) = (committed_at IS NOT NULL) AND (state = 'Undone') = (undone_at IS NOT NULL) AND (state <> 'Committing' OR job_id IS NOT NULL)"));
    }
}

internal sealed class ImportFileConfiguration : IEntityTypeConfiguration<ImportFile>
{
    public void Configure(EntityTypeBuilder<ImportFile> builder)
    {
        builder.HasKey(f => new { f.TenantId, f.ImportId, f.Part });
        builder.References<ImportFile, Import>(f => f.ImportId);
    }
}

internal sealed class ImportChunkConfiguration : IEntityTypeConfiguration<ImportChunk>
{
    public void Configure(EntityTypeBuilder<ImportChunk> builder)
    {
        builder.HasKey(c => new { c.TenantId, c.ImportId, c.Chunk });
        builder.References<ImportChunk, Import>(c => c.ImportId);
        builder.Property(c => c.Hours).HasColumnType("numeric[]");
    }
}

internal sealed class ImportHeadingsConfiguration : IEntityTypeConfiguration<ImportHeadings>
{
    public void Configure(EntityTypeBuilder<ImportHeadings> builder)
    {
        builder.Property(h => h.Columns).IsJson();
        builder.References<ImportHeadings, Organisation>(h => h.OrganisationId);
        builder.HasIndex(h => new { h.TenantId, h.OrganisationId }).IsUnique();
    }
}
