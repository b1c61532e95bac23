using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Persistence.Work;

internal sealed class WorkItemConfiguration : IEntityTypeConfiguration<WorkItem>
{
    public void Configure(EntityTypeBuilder<WorkItem> builder)
    {
        builder.References<WorkItem, Organisation>(w => w.OrganisationId);
        builder.References<WorkItem, User>(w => w.UserId);
        builder
            .HasIndex(w => new
            {
                w.TenantId,
                w.OrganisationId,
                w.Role,
                w.DueOn,
            })
            .HasFilter("done_at IS NULL");
        builder.HasIndex(w => new { w.TenantId, w.SubjectId }).HasFilter("done_at IS NULL");
        builder.HasIndex(w => new { w.TenantId, w.DueOn }, "ix_work_items_reminders").HasFilter("done_at IS NULL AND due_on IS NOT NULL");
    }
}
