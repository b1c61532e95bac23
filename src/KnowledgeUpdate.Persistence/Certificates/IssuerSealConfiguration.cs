using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Files;

namespace KnowledgeUpdate.Persistence.Certificates;

internal sealed class IssuerSealConfiguration : IEntityTypeConfiguration<IssuerSeal>
{
    public void Configure(EntityTypeBuilder<IssuerSeal> builder)
    {
        builder.References<IssuerSeal, Attachment>(s => s.AttachmentId);
        builder.References<IssuerSeal, User>(s => s.ById);
        builder.ToTable(t => t.HasCheckConstraint("ck_issuer_seal_printed", $"octet_length(printed) <= {IssuerSeal.MaxPrintedSize}"));
    }
}
