using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Persistence.Delivery;

internal sealed class SeminarConfiguration : IEntityTypeConfiguration<Seminar>
{
    public void Configure(EntityTypeBuilder<Seminar> builder)
    {
        builder.Property(s => s.Implementation!).IsJson();
        builder
            .Ignore(s => s.LearningYear)
            .Ignore(s => s.HeldUntil)
            .Ignore(s => s.IsLate)
            .Ignore(s => s.IsRunning)
            .Ignore(s => s.HostDecidesDisputes);
        builder.References<Seminar, SeminarProposal>(s => s.ProposalId);
        builder.References<Seminar, AnnualPlan>(s => s.PlanId);
        builder.References<Seminar, Organisation>(s => s.HostId);
        builder.References<Seminar, User>(s => s.FiledById);
        builder.HasIndex(s => new { s.TenantId, s.ProposalId }).IsUnique();
        builder.HasIndex(s => new
        {
            s.TenantId,
            s.StartsOn,
            s.Id,
        });
        builder.HasIndex(s => new
        {
            s.TenantId,
            s.HostId,
            s.StartsOn,
            s.Id,
        });
        builder.HasIndex(s => new
        {
            s.TenantId,
            s.Title,
            s.Id,
        });
        builder.HasIndex(s => s.Title).HasMethod("gin").HasOperators("gin_trgm_ops");
        builder.ToTable(t =>
        {
            t.HasCheckConstraint("ck_seminar_dates", "ends_on >= starts_on");
            t.HasCheckConstraint(
                "ck_seminar_filed",
                "state IN ('Preparing', 'Cancelled') OR (filed_at IS NOT NULL AND filed_by_id IS NOT NULL AND implementation IS NOT NULL)"
            );
            t.HasCheckConstraint(
                "ck_seminar_papers",
                "state NOT IN ('PapersFiled', 'PapersReturned', 'Accepted', 'Closed') OR papers_filed_at IS NOT NULL"
            );
            t.HasCheckConstraint("ck_seminar_closed", "(state = 'Closed') = (closed_at IS NOT NULL)");
            t.HasCheckConstraint(
                "ck_seminar_broken_off",
                "(state <> 'BrokenOff' OR broken_off_at IS NOT NULL) AND (broken_off_at IS NULL) = (broken_off_reason IS NULL)"
            );
            t.HasCheckConstraint(
                "ck_seminar_disputes",
                "(state <> 'PapersFiled' OR disputes_until IS NOT NULL) AND (state NOT IN ('Accepted', 'Closed') OR "
                    + "outcomes_told_at IS NOT NULL) AND (state <> 'PapersReturned' OR (outcomes_told_at IS NULL AND returned_due_on "
                    + "IS NOT NULL))"
            );
        });
    }
}
