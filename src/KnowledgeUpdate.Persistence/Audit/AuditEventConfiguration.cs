using KnowledgeUpdate.Domain.Audit;

namespace KnowledgeUpdate.Persistence.Audit;

internal sealed class AuditEventConfiguration : IEntityTypeConfiguration<AuditEvent>
{
    public void Configure(EntityTypeBuilder<AuditEvent> builder)
    {
        builder.HasKey(e => new { e.TenantId, e.Sequence });
        builder.Property(e => e.Sequence).ValueGeneratedNever();
        builder.Property(e => e.Changes).HasColumnType("text");
        builder.HasIndex(e => new { e.TenantId, e.Continues }).HasFilter("continues IS NOT NULL");
        builder.HasIndex(e => new
        {
            e.TenantId,
            e.SubjectId,
            e.Sequence,
        });
        builder.HasIndex(e => new
        {
            e.TenantId,
            e.At,
            e.Sequence,
        });
        builder.HasIndex(e => new
        {
            e.TenantId,
            e.UserId,
            e.At,
            e.Sequence,
        });
        builder.HasIndex(e => new
        {
            e.TenantId,
            e.Act,
            e.At,
            e.Sequence,
        });
        builder.HasIndex(e => new
        {
            e.TenantId,
            e.SubjectKind,
            e.At,
            e.Sequence,
        });
    }
}
