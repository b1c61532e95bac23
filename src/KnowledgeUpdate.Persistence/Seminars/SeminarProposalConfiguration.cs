using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Persistence.Seminars;

internal sealed class SeminarProposalConfiguration : IEntityTypeConfiguration<SeminarProposal>
{
    public void Configure(EntityTypeBuilder<SeminarProposal> builder)
    {
        builder.Property(p => p.Content).IsJson();
        builder.Property(p => p.OpenSections).IsJson();
        builder.Property(p => p.LecturerNames).HasColumnType("text[]");
        builder.HasOne(p => p.Call).WithMany().HasForeignKey(p => new { p.TenantId, p.CallId });
        builder.References<SeminarProposal, Organisation>(p => p.OrganisationId);
        builder.References<SeminarProposal, Organisation>(p => p.RecommenderId);
        builder.References<SeminarProposal, Organisation>(p => p.RaisedToId);
        builder.Ignore(p => p.ReviewerId);
        builder.References<SeminarProposal, User>(p => p.CreatedById);
        builder.References<SeminarProposal, User>(p => p.SubmittedById);
        builder
            .HasIndex(p => new
            {
                p.TenantId,
                p.CallId,
                p.Number,
            })
            .IsUnique();
        builder.HasIndex(p => new
        {
            p.TenantId,
            p.CallId,
            p.State,
        });
        builder
            .Property<long>(ProposalColumns.GrantInFen)
            .HasComputedColumnSql("((central_funds + region_funds) * 100)::bigint", stored: true);
        builder.HasIndex(p => new
        {
            p.TenantId,
            p.Number,
            p.Id,
        });
        builder.HasIndex(p => new
        {
            p.TenantId,
            p.Title,
            p.Id,
        });
        builder.HasIndex(p => new
        {
            p.TenantId,
            p.OrganisationName,
            p.Id,
        });
        builder.HasIndex(p => new
        {
            p.TenantId,
            p.StartsOn,
            p.Id,
        });
        builder.HasIndex(nameof(SeminarProposal.TenantId), ProposalColumns.GrantInFen, nameof(SeminarProposal.Id));
        builder.HasIndex(p => new
        {
            p.TenantId,
            p.Rank,
            p.Id,
        });
        builder.HasIndex(p => new
        {
            p.TenantId,
            p.SavedAt,
            p.Id,
        });
        builder.HasIndex(p => new
        {
            p.TenantId,
            p.OrganisationId,
            p.SavedAt,
            p.Id,
        });
        builder.HasIndex(p => new
        {
            p.TenantId,
            p.RecommenderId,
            p.State,
        });
        builder.HasIndex(p => p.Title).HasMethod("gin").HasOperators("gin_trgm_ops");
        builder.HasIndex(p => p.OrganisationName).HasMethod("gin").HasOperators("gin_trgm_ops");
        builder.HasIndex(p => p.Syllabus).HasMethod("gin").HasOperators("gin_trgm_ops");
        builder.ToTable(t =>
        {
            t.HasCheckConstraint(
                "ck_seminar_proposal_filed",
                "state IN ('Draft', 'Withdrawn') OR (number IS NOT NULL AND submitted_at IS NOT NULL AND filed_versions > 0)"
            );
            t.HasCheckConstraint(
                "ck_seminar_proposal_open_sections",
                "(state = 'Returned') OR open_sections = '[]'::jsonb OR state = 'Withdrawn'"
            );
            t.HasCheckConstraint("ck_seminar_proposal_money", "central_funds >= 0 AND region_funds >= 0");
        });
    }
}
