using FluentValidation;
using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>The key that belongs to a secret; null if it never existed, has expired or was withdrawn.</summary>
[Public]
public sealed record FindApiKey(string Secret) : IQuery<ApiKeyUse?>;

/// <summary>A key to the look-up.</summary>
public sealed record ApiKeyUse(Guid Id, int PerMinute);

internal sealed class FindApiKeyHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<FindApiKey, ApiKeyUse?>
{
    public async Task<ApiKeyUse?> Handle(FindApiKey query, CancellationToken cancellationToken)
    {
        if (!ApiKey.CanBe(query.Secret))
            return null;
        var (hash, today) = (ApiKey.HashOf(query.Secret), BeijingTime.DateOf(clock.GetUtcNow()));
        return await db
            .ApiKeys.Where(k => k.Hash == hash && k.RevokedAt == null && k.ExpiresOn >= today)
            .Select(k => new ApiKeyUse(k.Id, k.PerMinute))
            .SingleOrDefaultAsync(cancellationToken);
    }
}
