using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Persistence.Learners;

internal sealed class EmploymentConfiguration : IEntityTypeConfiguration<Employment>
{
    public void Configure(EntityTypeBuilder<Employment> builder)
    {
        builder.References<Employment, Learner>(e => e.LearnerId);
        builder.References<Employment, Organisation>(e => e.OrganisationId);
        builder
            .HasIndex(e => new { e.TenantId, e.LearnerId }, "ix_employments_one_confirmed")
            .HasDatabaseName("ix_employments_one_confirmed")
            .IsUnique()
            .HasFilter("state = 'Confirmed'");
        builder
            .HasIndex(e => new { e.TenantId, e.LearnerId }, "ix_employments_one_pending")
            .HasDatabaseName("ix_employments_one_pending")
            .IsUnique()
            .HasFilter("state = 'Pending'");
        builder
            .HasIndex(
                e => new
                {
                    e.TenantId,
                    e.LearnerId,
                    e.OrganisationId,
                },
                "ix_employments_one_claimed"
            )
            .HasDatabaseName("ix_employments_one_claimed")
            .IsUnique()
            .HasFilter("state = 'Claimed'");
        builder.References<Employment, Organisation>(e => e.RaisedToId);
        builder.Ignore(e => e.IsOpen);
        builder.HasIndex(e => new { e.TenantId, e.DueOn }).HasFilter("state IN ('Pending', 'Claimed')");
        builder.HasIndex(e => new
        {
            e.TenantId,
            e.OrganisationId,
            e.State,
            e.RequestedAt,
        });
        builder.ToTable(t => t.HasCheckConstraint("ck_employment_dates", "\"to\" IS NULL OR \"to\" >= \"from\""));
    }
}
