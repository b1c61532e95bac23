using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Persistence.Certificates;

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.References<ApiKey, User>(k => k.ById);
        builder.HasIndex(k => new { k.TenantId, k.Hash }).IsUnique();
        builder.ToTable(t =>
        {
            t.HasCheckConstraint("ck_api_key_hash", "octet_length(hash) = 32");
            t.HasCheckConstraint("ck_api_key_per_minute", $"per_minute BETWEEN {ApiKey.FewestPerMinute} AND {ApiKey.MostPerMinute}");
            t.HasCheckConstraint("ck_api_key_revoked", "(revoked_at IS NULL) = (reason IS NULL)");
        });
    }
}
