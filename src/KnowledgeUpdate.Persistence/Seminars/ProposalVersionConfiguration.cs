using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Persistence.Seminars;

internal sealed class ProposalVersionConfiguration : IEntityTypeConfiguration<ProposalVersion>
{
    public void Configure(EntityTypeBuilder<ProposalVersion> builder)
    {
        builder.Property(v => v.Content).IsJson();
        builder.References<ProposalVersion, SeminarProposal>(v => v.ProposalId);
        builder
            .HasIndex(v => new
            {
                v.TenantId,
                v.ProposalId,
                v.Number,
            })
            .IsUnique();
    }
}
