using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Persistence.Seminars;

internal sealed class ExpertAssignmentConfiguration : IEntityTypeConfiguration<ExpertAssignment>
{
    public void Configure(EntityTypeBuilder<ExpertAssignment> builder)
    {
        builder.Property(a => a.Points).IsJson();
        builder.References<ExpertAssignment, SeminarCall>(a => a.CallId);
        builder.References<ExpertAssignment, SeminarProposal>(a => a.ProposalId);
        builder.References<ExpertAssignment, Expert>(a => a.ExpertId);
        builder.References<ExpertAssignment, User>(a => a.UserId);
        builder
            .HasIndex(a => new
            {
                a.TenantId,
                a.ProposalId,
                a.ExpertId,
            })
            .IsUnique();
        builder.HasIndex(a => new
        {
            a.TenantId,
            a.UserId,
            a.State,
        });
        builder.ToTable(t =>
            t.HasCheckConstraint(
                "ck_expert_assignment_score",
                "(state = 'Submitted') = (score IS NOT NULL AND submitted_at IS NOT NULL) AND (score IS NULL OR score BETWEEN 0 AND 100)"
            )
        );
    }
}
