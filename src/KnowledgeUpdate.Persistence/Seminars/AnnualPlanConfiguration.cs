using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Persistence.Seminars;

internal sealed class AnnualPlanConfiguration : IEntityTypeConfiguration<AnnualPlan>
{
    public void Configure(EntityTypeBuilder<AnnualPlan> builder)
    {
        builder.Property(p => p.Rows).IsJson();
        builder.Ignore(p => p.Name);
        builder.References<AnnualPlan, SeminarCall>(p => p.CallId);
        builder.HasIndex(p => new { p.TenantId, p.CallId }).IsUnique();
        builder.HasIndex(p => new
        {
            p.TenantId,
            p.Year,
            p.Id,
        });
        builder.ToTable(t =>
        {
            t.HasCheckConstraint("ck_annual_plan_formed", "(state = 'Composing') = (formed_at IS NULL)");
            t.HasCheckConstraint(
                "ck_annual_plan_published",
                "(state = 'Published') = (document_number IS NOT NULL AND published_on IS NOT NULL AND current_version > 0)"
            );
        });
    }
}
