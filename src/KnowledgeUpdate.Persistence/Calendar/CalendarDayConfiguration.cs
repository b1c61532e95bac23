using KnowledgeUpdate.Domain.Calendar;

namespace KnowledgeUpdate.Persistence.Calendar;

internal sealed class CalendarDayConfiguration : IEntityTypeConfiguration<CalendarDay>
{
    public void Configure(EntityTypeBuilder<CalendarDay> builder) => builder.HasIndex(d => new { d.TenantId, d.Date }).IsUnique();
}
