using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Persistence.Learners;

internal sealed class HourEntryConfiguration : IEntityTypeConfiguration<HourEntry>
{
    public void Configure(EntityTypeBuilder<HourEntry> builder)
    {
        // The table is partitioned by learning year, so the year stands in its keys. Its migration is written by hand.
        builder.HasKey(e => new
        {
            e.TenantId,
            e.LearningYear,
            e.Id,
        });
        builder.Property(e => e.Hours).HasColumnType("numeric(6,1)");
        builder.References<HourEntry, Learner>(e => e.LearnerId);
        builder
            .HasIndex(
                e => new
                {
                    e.TenantId,
                    e.LearnerId,
                    e.LearningYear,
                    e.SourceKind,
                    e.SourceId,
                },
                "ix_hour_entries_once"
            )
            .HasDatabaseName("ix_hour_entries_once")
            .IsUnique();
        builder.ToTable(t =>
            t.HasCheckConstraint(
                "ck_hour_entry_reversal",
                "(source_kind = 'Reversal') = (reverses_id IS NOT NULL AND reason IS NOT NULL) AND hours <> 0 AND (hours > 0 OR "
                    + "reverses_id IS NOT NULL)"
            )
        );
    }
}
