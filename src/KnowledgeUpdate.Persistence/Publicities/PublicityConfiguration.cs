using KnowledgeUpdate.Domain.Publicities;

namespace KnowledgeUpdate.Persistence.Publicities;

internal sealed class PublicityConfiguration : IEntityTypeConfiguration<Publicity>
{
    public void Configure(EntityTypeBuilder<Publicity> builder)
    {
        builder.Property(p => p.Content).HasColumnType("jsonb");
        builder.References<Publicity, Publicity>(p => p.RestartedFromId);
        builder.HasIndex(p => new { p.TenantId, p.SubjectId });
        builder.HasIndex(p => new
        {
            p.TenantId,
            p.StartsOn,
            p.Id,
        });
        builder.HasIndex(p => new { p.TenantId, p.IndexNumber }).IsUnique();
        builder
            .HasIndex(p => new { p.TenantId, p.SubjectId }, "ix_publicities_one_open")
            .HasDatabaseName("ix_publicities_one_open")
            .IsUnique()
            .HasFilter("state = 'Open'");
    }
}
