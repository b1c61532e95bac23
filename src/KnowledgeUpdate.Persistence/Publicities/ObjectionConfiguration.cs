using KnowledgeUpdate.Domain.Publicities;

namespace KnowledgeUpdate.Persistence.Publicities;

internal sealed class ObjectionConfiguration : IEntityTypeConfiguration<Objection>
{
    public void Configure(EntityTypeBuilder<Objection> builder)
    {
        builder.References<Objection, Publicity>(o => o.PublicityId);
        builder.HasIndex(o => new { o.TenantId, o.Receipt }).IsUnique();
        builder.HasIndex(o => new
        {
            o.TenantId,
            o.PublicityId,
            o.State,
        });
        builder.HasIndex(o => new
        {
            o.TenantId,
            o.State,
            o.ReceivedAt,
            o.Id,
        });
        builder.References<Objection, Publicity>(o => o.CorrectedById);
        builder.ToTable(t =>
        {
            t.HasCheckConstraint(
                "ck_objection_answered",
                "(state = 'Answered') = (answered_at IS NOT NULL AND answer IS NOT NULL AND finding IS NOT NULL)"
            );
            t.HasCheckConstraint("ck_objection_corrected", "corrected_by_id IS NULL OR finding = 'Upheld'");
        });
    }
}
