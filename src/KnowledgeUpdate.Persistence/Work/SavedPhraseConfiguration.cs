using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Persistence.Work;

internal sealed class SavedPhraseConfiguration : IEntityTypeConfiguration<SavedPhrase>
{
    public void Configure(EntityTypeBuilder<SavedPhrase> builder)
    {
        builder.Property(p => p.Text).HasMaxLength(200);
        builder.References<SavedPhrase, User>(p => p.UserId);
        builder
            .HasIndex(p => new
            {
                p.TenantId,
                p.UserId,
                p.Text,
            })
            .IsUnique();
    }
}
