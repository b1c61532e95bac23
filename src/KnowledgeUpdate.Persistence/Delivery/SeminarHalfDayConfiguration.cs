using KnowledgeUpdate.Domain.Delivery;

namespace KnowledgeUpdate.Persistence.Delivery;

internal sealed class SeminarHalfDayConfiguration : IEntityTypeConfiguration<SeminarHalfDay>
{
    public void Configure(EntityTypeBuilder<SeminarHalfDay> builder)
    {
        builder.Property(h => h.Hours).HasColumnType("numeric(6,1)");
        builder.HasQueryFilter("Held", h => h.FellAwayAt == null);
        builder.References<SeminarHalfDay, Seminar>(h => h.SeminarId);
        builder
            .HasIndex(h => new
            {
                h.TenantId,
                h.SeminarId,
                h.Date,
                h.Half,
            })
            .IsUnique();
        builder.ToTable(t => t.HasCheckConstraint("ck_seminar_half_day_times", "ends_at > starts_at"));
    }
}
