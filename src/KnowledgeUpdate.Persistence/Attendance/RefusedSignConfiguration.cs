using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;

namespace KnowledgeUpdate.Persistence.Attendance;

internal sealed class RefusedSignConfiguration : IEntityTypeConfiguration<RefusedSign>
{
    public void Configure(EntityTypeBuilder<RefusedSign> builder)
    {
        builder.References<RefusedSign, Seminar>(r => r.GatheringId);
        builder.References<RefusedSign, Enrolment>(r => r.EnrolmentId);
        builder.References<RefusedSign, User>(r => r.ByUserId);
        builder.HasIndex(r => new
        {
            r.TenantId,
            r.GatheringId,
            r.At,
        });
    }
}
