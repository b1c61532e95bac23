using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Persistence.Seminars;

internal sealed class RecommendationQuotaConfiguration : IEntityTypeConfiguration<RecommendationQuota>
{
    public void Configure(EntityTypeBuilder<RecommendationQuota> builder)
    {
        builder.HasKey(q => new
        {
            q.TenantId,
            q.CallId,
            q.OrganisationId,
        });
        builder.References<RecommendationQuota, SeminarCall>(q => q.CallId);
        builder.References<RecommendationQuota, Organisation>(q => q.OrganisationId);
        builder.ToTable(t => t.HasCheckConstraint("ck_recommendation_quota_limit", "used >= 0 AND used <= \"limit\""));
    }
}
