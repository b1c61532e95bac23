using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Persistence.Seminars;

internal sealed class PlanVariantConfiguration : IEntityTypeConfiguration<PlanVariant>
{
    public void Configure(EntityTypeBuilder<PlanVariant> builder)
    {
        builder.Property(v => v.Proposals).HasColumnType("uuid[]");
        builder.References<PlanVariant, AnnualPlan>(v => v.PlanId);
        builder
            .HasIndex(v => new
            {
                v.TenantId,
                v.PlanId,
                v.Name,
            })
            .IsUnique();
    }
}
