using KnowledgeUpdate.Domain.Imports;

namespace KnowledgeUpdate.Persistence.Imports;

internal sealed class ImportFileConfiguration : IEntityTypeConfiguration<ImportFile>
{
    public void Configure(EntityTypeBuilder<ImportFile> builder)
    {
        builder.HasKey(f => new
        {
            f.TenantId,
            f.ImportId,
            f.Part,
        });
        builder.References<ImportFile, Import>(f => f.ImportId);
    }
}
