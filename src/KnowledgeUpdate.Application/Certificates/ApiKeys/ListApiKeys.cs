using FluentValidation;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>The keys of the look-up for programs, newest first; those withdrawn stay in the list.</summary>
[Requires(Permission.ReadApiKeys)]
public sealed record ListApiKeys : IQuery<ApiKeyList>;

/// <summary>The keys.</summary>
public sealed record ApiKeyList(IReadOnlyList<ApiKeyLine> Rows, bool MayChange);

internal sealed class ListApiKeysHandler(PortalDbContext db, Actor actor, TimeProvider clock) : IRequestHandler<ListApiKeys, ApiKeyList>
{
    /// <summary>Keys shown: a province gives a handful.</summary>
    private const int Most = 200;

    public async Task<ApiKeyList> Handle(ListApiKeys query, CancellationToken cancellationToken)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var keys = await db
            .ApiKeys.OrderByDescending(k => k.At)
            .ThenByDescending(k => k.Id)
            .Take(Most)
            .Select(k => new { Key = k, By = db.Users.Where(u => u.Id == k.ById).Select(u => u.DisplayName).First() })
            .ToListAsync(cancellationToken);
        return new ApiKeyList(
            [
                .. keys.Select(k => new ApiKeyLine
                {
                    Id = k.Key.Id,
                    Version = k.Key.Version,
                    Name = k.Key.Name,
                    Owner = k.Key.Owner,
                    Shown = k.Key.Shown,
                    PerMinute = k.Key.PerMinute,
                    ExpiresOn = k.Key.ExpiresOn,
                    State = k.Key.StateOn(today),
                    By = k.By,
                    At = k.Key.At,
                    RevokedAt = k.Key.RevokedAt,
                    Reason = k.Key.Reason,
                }),
            ],
            actor.May(Permission.MakeApiKey)
        );
    }
}
