using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Persistence.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeUpdate.Persistence.Learners;

internal sealed class RecordBindingLetterConfiguration : IEntityTypeConfiguration<RecordBindingLetter>
{
    public void Configure(EntityTypeBuilder<RecordBindingLetter> builder)
    {
        builder.References<RecordBindingLetter, RecordBinding>(l => l.BindingId);
        builder.HasIndex(l => new { l.TenantId, l.SecretHash }).IsUnique();
    }
}
