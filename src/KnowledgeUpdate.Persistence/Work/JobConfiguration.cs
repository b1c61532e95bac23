using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Persistence.Work;

internal sealed class JobConfiguration : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.Property(j => j.Arguments).HasColumnType("jsonb");
        builder.References<Job, User>(j => j.UserId);
        builder.References<Job, Membership>(j => j.MembershipId);
        builder.HasIndex(j => new { j.TenantId, j.OrderedAt }).HasFilter("ended_at IS NULL");
    }
}
