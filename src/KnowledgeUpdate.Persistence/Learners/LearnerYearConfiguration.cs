using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Persistence.Learners;

internal sealed class LearnerYearConfiguration : IEntityTypeConfiguration<LearnerYear>
{
    public void Configure(EntityTypeBuilder<LearnerYear> builder)
    {
        builder.HasKey(y => new
        {
            y.TenantId,
            y.LearnerId,
            y.LearningYear,
        });
        builder.Property(y => y.Compulsory).HasColumnType("numeric(7,1)");
        builder.Property(y => y.Elective).HasColumnType("numeric(7,1)");
        builder.Property(y => y.Professional).HasColumnType("numeric(7,1)");
        builder.References<LearnerYear, Learner>(y => y.LearnerId);
        builder
            .HasIndex(y => new
            {
                y.TenantId,
                y.LearningYear,
                y.LearnerId,
            })
            .HasFilter("is_complete");
    }
}
