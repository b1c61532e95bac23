using KnowledgeUpdate.Domain.Delivery;

namespace KnowledgeUpdate.Persistence.Delivery;

internal sealed class SeminarSeatsConfiguration : IEntityTypeConfiguration<SeminarSeats>
{
    public void Configure(EntityTypeBuilder<SeminarSeats> builder)
    {
        builder.HasKey(s => new { s.TenantId, s.SeminarId });
        builder.Ignore(s => s.Left);
        builder.References<SeminarSeats, Seminar>(s => s.SeminarId);
        builder.ToTable(t => t.HasCheckConstraint("ck_seminar_seats_taken", "taken >= 0 AND taken <= capacity"));
    }
}
