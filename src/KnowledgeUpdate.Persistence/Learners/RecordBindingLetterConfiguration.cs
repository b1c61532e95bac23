using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Persistence.Learners;

internal sealed class RecordBindingLetterConfiguration : IEntityTypeConfiguration<RecordBindingLetter>
{
    public void Configure(EntityTypeBuilder<RecordBindingLetter> builder)
    {
        builder.References<RecordBindingLetter, RecordBinding>(l => l.BindingId);
        builder.HasIndex(l => new { l.TenantId, l.SecretHash }).IsUnique();
    }
}
