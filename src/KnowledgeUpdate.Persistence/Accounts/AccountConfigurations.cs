using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Persistence.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeUpdate.Persistence.Accounts;

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.Property(u => u.UserName).HasMaxLength(64);
        builder.Property(u => u.NormalizedUserName).HasMaxLength(64);
        builder.HasIndex(u => new { u.TenantId, u.NormalizedUserName }).IsUnique();
        builder.HasIndex(u => new { u.TenantId, u.Phone }).IsUnique();
        builder.HasIndex(u => new { u.TenantId, u.DisplayName });
        builder.HasIndex(u => new { u.DisplayName, u.UserName }).HasMethod("gin").HasOperators("gin_trgm_ops", "gin_trgm_ops");
    }
}

internal sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.References<Membership, User>(m => m.UserId);
        builder.References<Membership, Organisation>(m => m.OrganisationId);
        builder.HasIndex(m => new { m.TenantId, m.OrganisationId, m.Role });
        builder.HasIndex(m => new { m.TenantId, m.Role, m.Id });
        builder.HasIndex(m => new { m.TenantId, m.UserId });
        builder.HasIndex(m => new { m.TenantId, m.UserId, m.OrganisationId, m.Role }).IsUnique().HasFilter("\"to\" IS NULL");
    }
}

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.References<Invitation, Organisation>(i => i.OrganisationId);
        builder.References<Invitation, User>(i => i.InvitedById);
        builder.HasIndex(i => new { i.TenantId, i.SecretHash }).IsUnique();
    }
}
