using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Delivery;

namespace KnowledgeUpdate.Persistence.Delivery;

internal sealed class OfflineRollConfiguration : IEntityTypeConfiguration<OfflineRoll>
{
    public void Configure(EntityTypeBuilder<OfflineRoll> builder)
    {
        builder.References<OfflineRoll, SeminarHalfDay>(r => r.HalfDayId);
        builder.References<OfflineRoll, User>(r => r.SentById);
        builder.HasIndex(r => new { r.TenantId, r.SeminarId });
    }
}
