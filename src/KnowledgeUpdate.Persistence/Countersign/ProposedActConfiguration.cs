using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Countersign;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Persistence.Countersign;

internal sealed class ProposedActConfiguration : IEntityTypeConfiguration<ProposedAct>
{
    public void Configure(EntityTypeBuilder<ProposedAct> builder)
    {
        builder.References<ProposedAct, Organisation>(a => a.OrganisationId);
        builder.References<ProposedAct, User>(a => a.ProposedById);
        builder.References<ProposedAct, User>(a => a.ProposedForId);
        builder.References<ProposedAct, User>(a => a.DecidedById);
        builder.References<ProposedAct, User>(a => a.DecidedForId);
        builder
            .HasIndex(
                a => new
                {
                    a.TenantId,
                    a.Kind,
                    a.SubjectId,
                },
                "ix_proposed_acts_one_waiting"
            )
            .HasDatabaseName("ix_proposed_acts_one_waiting")
            .IsUnique()
            .HasFilter("state = 'Waiting'");
        builder.HasIndex(a => new { a.TenantId, a.SubjectId });
        builder.ToTable(t =>
        {
            t.HasCheckConstraint(
                "ck_proposed_act_decided",
                "(state = 'Waiting') = (decided_at IS NULL) AND (state IN ('Confirmed', 'Declined')) = (decided_by_id IS NOT "
                    + "NULL) AND (decided_by_id IS NULL OR decided_by_id <> proposed_by_id)"
            );
            t.HasCheckConstraint(
                "ck_proposed_act_two_people",
                "(decided_by_id IS NULL OR decided_by_id IS DISTINCT FROM proposed_for_id) AND (decided_for_id IS NULL OR "
                    + "(decided_for_id <> proposed_by_id AND decided_for_id IS DISTINCT FROM proposed_for_id))"
            );
        });
    }
}
