using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Attendance;

namespace KnowledgeUpdate.Persistence.Attendance;

internal sealed class OfflineRollConfiguration : IEntityTypeConfiguration<OfflineRoll>
{
    public void Configure(EntityTypeBuilder<OfflineRoll> builder)
    {
        builder.References<OfflineRoll, GatheringHalfDay>(r => r.HalfDayId);
        builder.References<OfflineRoll, User>(r => r.SentById);
        builder.HasIndex(r => new { r.TenantId, r.GatheringId });
    }
}
