using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Persistence.Learners;

internal sealed class RecordInvitationConfiguration : IEntityTypeConfiguration<RecordInvitation>
{
    public void Configure(EntityTypeBuilder<RecordInvitation> builder)
    {
        builder.References<RecordInvitation, Learner>(i => i.LearnerId);
        builder.References<RecordInvitation, Organisation>(i => i.UnitId);
        builder.References<RecordInvitation, User>(i => i.InvitedById);
        builder.References<RecordInvitation, User>(i => i.InvitedForId);
        builder.HasIndex(i => new { i.TenantId, i.SecretHash }).IsUnique();
        builder.HasIndex(i => new { i.TenantId, i.LearnerId });
    }
}
