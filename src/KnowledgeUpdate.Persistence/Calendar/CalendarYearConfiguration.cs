using KnowledgeUpdate.Domain.Calendar;

namespace KnowledgeUpdate.Persistence.Calendar;

internal sealed class CalendarYearConfiguration : IEntityTypeConfiguration<CalendarYear>
{
    public void Configure(EntityTypeBuilder<CalendarYear> builder) => builder.HasIndex(y => new { y.TenantId, y.Year }).IsUnique();
}
