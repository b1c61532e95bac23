using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Persistence.Seminars;

internal sealed class PlanVersionConfiguration : IEntityTypeConfiguration<PlanVersion>
{
    public void Configure(EntityTypeBuilder<PlanVersion> builder)
    {
        builder.Property(v => v.Rows).IsJson();
        builder.References<PlanVersion, AnnualPlan>(v => v.PlanId);
        builder
            .HasIndex(v => new
            {
                v.TenantId,
                v.PlanId,
                v.Number,
            })
            .IsUnique();
    }
}
