using KnowledgeUpdate.Domain.Experts;

namespace KnowledgeUpdate.Persistence.Experts;

internal sealed class ScoringRoundConfiguration : IEntityTypeConfiguration<ScoringRound>
{
    public void Configure(EntityTypeBuilder<ScoringRound> builder) => builder.Property(r => r.Criteria).IsJson();
}
