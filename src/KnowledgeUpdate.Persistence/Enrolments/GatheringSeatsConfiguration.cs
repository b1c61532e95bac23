using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;

namespace KnowledgeUpdate.Persistence.Enrolments;

internal sealed class GatheringSeatsConfiguration : IEntityTypeConfiguration<GatheringSeats>
{
    public void Configure(EntityTypeBuilder<GatheringSeats> builder)
    {
        builder.HasKey(s => new { s.TenantId, s.GatheringId });
        builder.Ignore(s => s.Left);
        builder.References<GatheringSeats, Seminar>(s => s.GatheringId);
        builder.ToTable(t => t.HasCheckConstraint("ck_gathering_seats_taken", "taken >= 0 AND taken <= capacity"));
    }
}
