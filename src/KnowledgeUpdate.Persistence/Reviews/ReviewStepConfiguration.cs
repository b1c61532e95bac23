using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Reviews;

namespace KnowledgeUpdate.Persistence.Reviews;

internal sealed class ReviewStepConfiguration : IEntityTypeConfiguration<ReviewStep>
{
    public void Configure(EntityTypeBuilder<ReviewStep> builder)
    {
        builder.Property(s => s.Marks).IsJson();
        builder.References<ReviewStep, User>(s => s.UserId);
        builder.References<ReviewStep, User>(s => s.OnBehalfOfId);
        builder.References<ReviewStep, Organisation>(s => s.OrganisationId);
        builder.HasIndex(s => new
        {
            s.TenantId,
            s.SubjectId,
            s.At,
        });
    }
}
