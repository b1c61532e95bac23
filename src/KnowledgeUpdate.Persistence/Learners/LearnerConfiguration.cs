using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Persistence.Learners;

internal sealed class LearnerConfiguration : IEntityTypeConfiguration<Learner>
{
    public void Configure(EntityTypeBuilder<Learner> builder)
    {
        builder.Ignore(l => l.AccountId);
        // Compared by code point, so that an index finds names by their beginning. Lists go by reading and have indexes of their own.
        builder.Property(l => l.Name).UseCollation("C");
        builder.References<Learner, User>(l => l.UserId);
        builder.References<Learner, Organisation>(l => l.EmployerId);
        builder.References<Learner, Learner>(l => l.MergedIntoId);
        builder.References<Learner, Learner>(l => l.ProvisionalOfId);
        builder.Ignore(l => l.IsCertain);
        builder.HasIndex(l => new { l.TenantId, l.IdentityHash }).IsUnique();
        builder.HasIndex(l => new { l.TenantId, l.UserId }).IsUnique();
        builder
            .HasIndex(
                l => new
                {
                    l.TenantId,
                    l.EmployerId,
                    l.Name,
                    l.Id,
                },
                "ix_learners_of_employer_by_reading"
            )
            .HasDatabaseName("ix_learners_of_employer_by_reading")
            .UseCollation("", "", PortalModel.ByReading, "");
        builder
            .HasIndex(
                l => new
                {
                    l.TenantId,
                    l.Name,
                    l.Id,
                },
                "ix_learners_by_reading"
            )
            .HasDatabaseName("ix_learners_by_reading")
            .UseCollation("", PortalModel.ByReading, "");
        builder.HasIndex(l => new
        {
            l.TenantId,
            l.Name,
            l.Id,
        });
        builder.HasIndex(l => l.Name).HasMethod("gin").HasOperators("gin_trgm_ops");
        builder.HasIndex(l => new { l.TenantId, l.MergedIntoId }).HasFilter("merged_into_id IS NOT NULL");
        builder.HasIndex(l => new { l.TenantId, l.MergedUserId }).HasFilter("merged_user_id IS NOT NULL");
        builder.ToTable(t => t.HasCheckConstraint("ck_learner_merged", "merged_into_id <> id"));
    }
}
