using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Persistence.Accounts;

internal sealed class ContactProofConfiguration : IEntityTypeConfiguration<ContactProof>
{
    public void Configure(EntityTypeBuilder<ContactProof> builder)
    {
        builder.References<ContactProof, User>(p => p.UserId);
        builder.HasIndex(p => new
        {
            p.TenantId,
            p.To,
            p.At,
        });
    }
}
