using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Delivery;

namespace KnowledgeUpdate.Persistence.Closing;

internal sealed class ClosingPapersConfiguration : IEntityTypeConfiguration<ClosingPapers>
{
    public void Configure(EntityTypeBuilder<ClosingPapers> builder)
    {
        builder.Property(p => p.Content).IsJson();
        builder.Property(p => p.Figures!).IsJson();
        builder.References<ClosingPapers, Seminar>(p => p.GatheringId);
        builder.HasIndex(p => new { p.TenantId, p.GatheringId }).IsUnique();
        builder.ToTable(t => t.HasCheckConstraint("ck_closing_papers_filed", "(filed_versions > 0) = (figures IS NOT NULL)"));
    }
}
