using KnowledgeUpdate.Domain.Imports;

namespace KnowledgeUpdate.Persistence.Imports;

internal sealed class ImportChunkConfiguration : IEntityTypeConfiguration<ImportChunk>
{
    public void Configure(EntityTypeBuilder<ImportChunk> builder)
    {
        builder.HasKey(c => new
        {
            c.TenantId,
            c.ImportId,
            c.Chunk,
        });
        builder.References<ImportChunk, Import>(c => c.ImportId);
        builder.Property(c => c.Hours).HasColumnType("numeric[]");
    }
}
