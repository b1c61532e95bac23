using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Persistence.Learners;

internal sealed class HourBatchConfiguration : IEntityTypeConfiguration<HourBatch>
{
    public void Configure(EntityTypeBuilder<HourBatch> builder)
    {
        builder.References<HourBatch, Organisation>(b => b.OrganisationId);
        builder.References<HourBatch, User>(b => b.FiledById);
        builder.HasIndex(b => new
        {
            b.TenantId,
            b.OrganisationId,
            b.FiledAt,
        });
    }
}
