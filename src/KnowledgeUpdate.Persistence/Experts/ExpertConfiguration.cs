using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Experts;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Persistence.Experts;

internal sealed class ExpertConfiguration : IEntityTypeConfiguration<Expert>
{
    public void Configure(EntityTypeBuilder<Expert> builder)
    {
        builder.Property(e => e.Fields).HasColumnType("text[]");
        builder.References<Expert, User>(e => e.UserId);
        builder.References<Expert, Organisation>(e => e.EmployerId);
        builder.ToTable(t => t.HasCheckConstraint("ck_expert_employer", "(employer_id IS NULL) = (employer_name IS NOT NULL)"));
        builder.HasIndex(e => new { e.TenantId, e.UserId }).IsUnique();
        builder.HasIndex(e => new
        {
            e.TenantId,
            e.Name,
            e.Id,
        });
    }
}
