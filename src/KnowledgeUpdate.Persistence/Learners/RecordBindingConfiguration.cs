using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Persistence.Learners;

internal sealed class RecordBindingConfiguration : IEntityTypeConfiguration<RecordBinding>
{
    public void Configure(EntityTypeBuilder<RecordBinding> builder)
    {
        builder.Ignore(b => b.IsOpen);
        builder.References<RecordBinding, Learner>(b => b.LearnerId);
        builder.References<RecordBinding, Learner>(b => b.ProvisionalId);
        builder.References<RecordBinding, User>(b => b.UserId);
        builder.References<RecordBinding, User>(b => b.PreviousUserId);
        builder.References<RecordBinding, User>(b => b.DecidedById);
        builder.References<RecordBinding, Organisation>(b => b.NamedUnitId);
        builder.References<RecordBinding, Organisation>(b => b.DeciderId);
        builder.HasIndex(b => new { b.TenantId, b.LearnerId });
        builder.HasIndex(b => new { b.TenantId, b.UserId });
        builder
            .HasIndex(b => new { b.TenantId, b.UserId }, "ix_record_bindings_one_open")
            .HasDatabaseName("ix_record_bindings_one_open")
            .IsUnique()
            .HasFilter("state IN ('Asked', 'Bound', 'Frozen')");
        builder.HasIndex(b => new { b.TenantId, b.DueOn }).HasFilter("state IN ('Asked', 'Frozen')");
        builder.ToTable(t =>
        {
            t.HasCheckConstraint("ck_record_binding_bound", "state NOT IN ('Bound', 'Frozen', 'Undone') OR bound_at IS NOT NULL");
            t.HasCheckConstraint("ck_record_binding_frozen", "state <> 'Frozen' OR frozen_at IS NOT NULL");
        });
    }
}
