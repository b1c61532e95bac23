using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Delivery;

namespace KnowledgeUpdate.Persistence.Attendance;

internal sealed class GatheringHalfDayConfiguration : IEntityTypeConfiguration<GatheringHalfDay>
{
    public void Configure(EntityTypeBuilder<GatheringHalfDay> builder)
    {
        builder.Property(h => h.Hours).HasColumnType("numeric(6,1)");
        builder.HasQueryFilter("Held", h => h.FellAwayAt == null);
        builder.References<GatheringHalfDay, Seminar>(h => h.GatheringId);
        builder
            .HasIndex(h => new
            {
                h.TenantId,
                h.GatheringId,
                h.Date,
                h.Half,
            })
            .IsUnique();
        builder.ToTable(t => t.HasCheckConstraint("ck_gathering_half_day_times", "ends_at > starts_at"));
    }
}
