using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Persistence.Learners;

internal sealed class ActivityKindConfiguration : IEntityTypeConfiguration<ActivityKind>
{
    public void Configure(EntityTypeBuilder<ActivityKind> builder)
    {
        builder
            .HasIndex(k => new
            {
                k.TenantId,
                k.Code,
                k.EffectiveFrom,
            })
            .IsUnique();
        builder.ToTable(t =>
            t.HasCheckConstraint(
                "ck_activity_kind_hours",
                "hours_per_unit > 0 AND (max_per_claim IS NULL OR max_per_claim > 0) AND (max_per_year IS NULL OR max_per_year > 0)"
            )
        );
    }
}
