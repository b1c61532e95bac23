using KnowledgeUpdate.Domain.Delivery;

namespace KnowledgeUpdate.Persistence.Delivery;

internal sealed class ClosingPapersConfiguration : IEntityTypeConfiguration<ClosingPapers>
{
    public void Configure(EntityTypeBuilder<ClosingPapers> builder)
    {
        builder.Property(p => p.Content).IsJson();
        builder.Property(p => p.Figures!).IsJson();
        builder.References<ClosingPapers, Seminar>(p => p.SeminarId);
        builder.HasIndex(p => new { p.TenantId, p.SeminarId }).IsUnique();
        builder.ToTable(t => t.HasCheckConstraint("ck_closing_papers_filed", "(filed_versions > 0) = (figures IS NOT NULL)"));
    }
}
