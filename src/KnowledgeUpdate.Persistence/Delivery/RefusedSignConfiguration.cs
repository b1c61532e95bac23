using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Delivery;

namespace KnowledgeUpdate.Persistence.Delivery;

internal sealed class RefusedSignConfiguration : IEntityTypeConfiguration<RefusedSign>
{
    public void Configure(EntityTypeBuilder<RefusedSign> builder)
    {
        builder.References<RefusedSign, Seminar>(r => r.SeminarId);
        builder.References<RefusedSign, Enrolment>(r => r.EnrolmentId);
        builder.References<RefusedSign, User>(r => r.ByUserId);
        builder.HasIndex(r => new
        {
            r.TenantId,
            r.SeminarId,
            r.At,
        });
    }
}
