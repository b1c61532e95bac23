using KnowledgeUpdate.Domain.Experts;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Persistence.Experts;

internal sealed class ScoredSubjectConfiguration : IEntityTypeConfiguration<ScoredSubject>
{
    public void Configure(EntityTypeBuilder<ScoredSubject> builder)
    {
        builder.Property(s => s.People).HasColumnType("text[]");
        builder.References<ScoredSubject, ScoringRound>(s => s.RoundId);
        builder.References<ScoredSubject, Organisation>(s => s.HostId);
        builder
            .HasIndex(s => new
            {
                s.TenantId,
                s.RoundId,
                s.SubjectId,
            })
            .IsUnique();
    }
}
