using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Experts;

namespace KnowledgeUpdate.Persistence.Experts;

internal sealed class ExpertAssignmentConfiguration : IEntityTypeConfiguration<ExpertAssignment>
{
    public void Configure(EntityTypeBuilder<ExpertAssignment> builder)
    {
        builder.Property(a => a.Points).IsJson();
        builder.References<ExpertAssignment, ScoringRound>(a => a.RoundId);
        builder.References<ExpertAssignment, Expert>(a => a.ExpertId);
        builder.References<ExpertAssignment, User>(a => a.UserId);
        builder
            .HasIndex(a => new
            {
                a.TenantId,
                a.SubjectId,
                a.RoundId,
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
