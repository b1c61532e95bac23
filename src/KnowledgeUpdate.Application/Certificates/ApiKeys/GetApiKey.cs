using FluentValidation;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>A key in use.</summary>
[Requires(Permission.MakeApiKey)]
public sealed record GetApiKey(Guid Id) : IQuery<ApiKeyLine>;

internal sealed class GetApiKeyHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<GetApiKey, ApiKeyLine>
{
    public async Task<ApiKeyLine> Handle(GetApiKey query, CancellationToken cancellationToken)
    {
        var k = await db.ApiKeys.SingleOrNotFoundAsync(k => k.Id == query.Id, cancellationToken);
        var by = await db.Users.Where(u => u.Id == k.ById).Select(u => u.DisplayName).SingleAsync(cancellationToken);
        return new ApiKeyLine
        {
            Id = k.Id,
            Version = k.Version,
            Name = k.Name,
            Owner = k.Owner,
            Shown = k.Shown,
            PerMinute = k.PerMinute,
            ExpiresOn = k.ExpiresOn,
            State = k.StateOn(BeijingTime.DateOf(clock.GetUtcNow())),
            By = by,
            At = k.At,
            RevokedAt = k.RevokedAt,
            Reason = k.Reason,
        };
    }
}
