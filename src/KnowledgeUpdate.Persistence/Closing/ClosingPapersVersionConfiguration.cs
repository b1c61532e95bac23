using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Delivery;

namespace KnowledgeUpdate.Persistence.Closing;

internal sealed class ClosingPapersVersionConfiguration : IEntityTypeConfiguration<ClosingPapersVersion>
{
    public void Configure(EntityTypeBuilder<ClosingPapersVersion> builder)
    {
        builder.Property(v => v.Content).IsJson();
        builder.Property(v => v.Figures).IsJson();
        builder.Property(v => v.Files).IsJson();
        builder.Property(v => v.ApprovedBudget).HasColumnType("numeric(14,2)");
        builder.Ignore(v => v.IsLate).Ignore(v => v.IsOverBudget);
        builder.References<ClosingPapersVersion, Seminar>(v => v.GatheringId);
        builder.References<ClosingPapersVersion, User>(v => v.FiledById);
        builder
            .HasIndex(v => new
            {
                v.TenantId,
                v.GatheringId,
                v.Number,
            })
            .IsUnique();
        builder.ToTable(t => t.HasCheckConstraint("ck_closing_papers_version_number", "number > 0"));
    }
}
