using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Persistence.Accounts;

internal sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.References<Membership, User>(m => m.UserId);
        builder.References<Membership, Organisation>(m => m.OrganisationId);
        builder.HasIndex(m => new
        {
            m.TenantId,
            m.OrganisationId,
            m.Role,
        });
        builder.HasIndex(m => new
        {
            m.TenantId,
            m.Role,
            m.Id,
        });
        builder.HasIndex(m => new { m.TenantId, m.UserId });
        builder
            .HasIndex(m => new
            {
                m.TenantId,
                m.UserId,
                m.OrganisationId,
                m.Role,
            })
            .IsUnique()
            .HasFilter("\"to\" IS NULL");
    }
}
