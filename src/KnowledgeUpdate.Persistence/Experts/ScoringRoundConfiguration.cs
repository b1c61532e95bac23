using KnowledgeUpdate.Domain.Experts;

namespace KnowledgeUpdate.Persistence.Experts;

internal sealed class ScoringRoundConfiguration : IEntityTypeConfiguration<ScoringRound>
{
    public void Configure(EntityTypeBuilder<ScoringRound> builder)
    {
        builder.Property(r => r.Criteria).IsJson();
        builder.Property(r => r.IsBlind).HasDefaultValue(false);
        builder.Property(r => r.Method).HasDefaultValue(ScoreMethod.Mean);
    }
}
