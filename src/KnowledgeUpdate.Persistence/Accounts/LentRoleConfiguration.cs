using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Persistence.Accounts;

internal sealed class LentRoleConfiguration : IEntityTypeConfiguration<LentRole>
{
    public void Configure(EntityTypeBuilder<LentRole> builder)
    {
        builder.References<LentRole, Membership>(l => l.MembershipId);
        builder.References<LentRole, User>(l => l.LenderId);
        builder.References<LentRole, User>(l => l.DeputyId);
        builder.References<LentRole, User>(l => l.EndedById);
        builder.HasIndex(l => new { l.TenantId, l.DeputyId });
        builder.HasIndex(l => new { l.TenantId, l.MembershipId });
        builder.ToTable(t =>
        {
            t.HasCheckConstraint("ck_lent_role_people", "lender_id <> deputy_id");
            t.HasCheckConstraint("ck_lent_role_days", "\"from\" <= \"to\"");
            t.HasCheckConstraint("ck_lent_role_ended", "(ended_at IS NULL) = (ended_by_id IS NULL)");
        });
    }
}
