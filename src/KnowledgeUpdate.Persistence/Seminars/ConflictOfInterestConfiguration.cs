using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Persistence.Seminars;

internal sealed class ConflictOfInterestConfiguration : IEntityTypeConfiguration<ConflictOfInterest>
{
    public void Configure(EntityTypeBuilder<ConflictOfInterest> builder)
    {
        builder.References<ConflictOfInterest, User>(c => c.UserId);
        builder.References<ConflictOfInterest, SeminarProposal>(c => c.ProposalId);
        builder
            .HasIndex(c => new
            {
                c.TenantId,
                c.UserId,
                c.ProposalId,
                c.Reason,
            })
            .IsUnique();
    }
}
