using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Persistence.Organisations;

internal sealed class FieldConfiguration : IEntityTypeConfiguration<Field>
{
    public void Configure(EntityTypeBuilder<Field> builder)
    {
        builder.References<Field, Organisation>(f => f.DepartmentId);
        builder.HasIndex(f => new { f.TenantId, f.Code }).IsUnique();
    }
}
