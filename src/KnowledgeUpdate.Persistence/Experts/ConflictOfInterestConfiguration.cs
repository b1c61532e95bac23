using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Experts;

namespace KnowledgeUpdate.Persistence.Experts;

internal sealed class ConflictOfInterestConfiguration : IEntityTypeConfiguration<ConflictOfInterest>
{
    public void Configure(EntityTypeBuilder<ConflictOfInterest> builder)
    {
        builder.References<ConflictOfInterest, User>(c => c.UserId);
        builder.HasIndex(c => new { c.TenantId, c.SubjectId });
        builder
            .HasIndex(c => new
            {
                c.TenantId,
                c.UserId,
                c.SubjectId,
                c.Reason,
            })
            .IsUnique();
    }
}
