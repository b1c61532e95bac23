using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Persistence.Accounts;

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.References<Invitation, Organisation>(i => i.OrganisationId);
        builder.References<Invitation, User>(i => i.InvitedById);
        builder.References<Invitation, User>(i => i.InvitedForId);
        builder.HasIndex(i => new { i.TenantId, i.SecretHash }).IsUnique();
    }
}
