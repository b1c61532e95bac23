using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Persistence.Seminars;

internal sealed class PlanAmendmentConfiguration : IEntityTypeConfiguration<PlanAmendment>
{
    public void Configure(EntityTypeBuilder<PlanAmendment> builder)
    {
        builder.References<PlanAmendment, AnnualPlan>(a => a.PlanId);
        builder.References<PlanAmendment, SeminarProposal>(a => a.ProposalId);
        builder.References<PlanAmendment, Organisation>(a => a.OrganisationId);
        builder.References<PlanAmendment, User>(a => a.RequestedById);
        builder.References<PlanAmendment, User>(a => a.RequestedForId);
        builder.HasIndex(a => new
        {
            a.TenantId,
            a.PlanId,
            a.RequestedAt,
        });
        builder
            .HasIndex(a => new
            {
                a.TenantId,
                a.PlanId,
                a.ProposalId,
            })
            .IsUnique()
            .HasFilter("state = 'Requested'");
        builder.ToTable(t => t.HasCheckConstraint("ck_plan_amendment_decided", "(state = 'Requested') = (decided_at IS NULL)"));
    }
}
