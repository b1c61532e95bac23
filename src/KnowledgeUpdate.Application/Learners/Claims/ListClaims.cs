using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Claims that the reader reviews or oversees.</summary>
/// <param name="State">Null: all.</param>
/// <param name="Words">Part of the title, or the beginning of the learner's name.</param>
/// <param name="Sort">filed; a leading minus turns it round.</param>
[Requires(Permission.ReadClaims)]
public sealed record ListClaims(ClaimState? State, string? Words, string? Sort, PageOf Page) : IQuery<ClaimList>;

/// <param name="Waiting">How many there are in each state that waits for a decision.</param>
public sealed record ClaimList(Page<ClaimRow> Page, IReadOnlyDictionary<ClaimState, int> Waiting);

internal sealed class ListClaimsHandler(PortalDbContext db, ClaimAccess access) : IRequestHandler<ListClaims, ClaimList>
{
    internal static readonly Sorts<HourClaim> Sorts = new("-filed", c => c.Id) { { "filed", c => c.SubmittedAt } };

    private static readonly ClaimState[] Open = [ClaimState.WithEmployer, ClaimState.WithAuthority, ClaimState.Appealed];

    public async Task<ClaimList> Handle(ListClaims query, CancellationToken cancellationToken)
    {
        var claims = access.Visible();
        var waiting = await claims
            .Where(c => Open.Contains(c.State))
            .GroupBy(c => c.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        if (query.State is { } state)
            claims = claims.Where(c => c.State == state);
        if (Characters.TrimToNull(query.Words) is { } words)
        {
            var like = LikePattern.Containing(words);
            var begins = LikePattern.StartingWith(PersonName.Normalise(words));
            claims = claims.Where(c =>
                EF.Functions.ILike(c.Title, like, LikePattern.EscapeCharacter)
                || db.Learners.Any(l => l.Id == c.LearnerId && EF.Functions.ILike(l.Name, begins, LikePattern.EscapeCharacter))
            );
        }

        var page = await claims.ToPageAsync(Sorts.Of(query.Sort), query.Page, Row(db), cancellationToken);
        var decided = await access.DecidedNowAsync([.. page.Rows.Select(r => r.Id)], cancellationToken);
        return new ClaimList(page with { Rows = [.. page.Rows.Select(r => r with { MayDecide = decided.Contains(r.Id) })] }, waiting);
    }

    internal static System.Linq.Expressions.Expression<Func<HourClaim, ClaimRow>> Row(PortalDbContext db) =>
        c => new ClaimRow
        {
            Id = c.Id,
            State = c.State,
            Title = c.Title,
            Provider = c.Provider,
            Learner = db.Learners.Where(l => l.Id == c.LearnerId).Select(l => l.Name).First(),
            Kind = db.ActivityKinds.Where(k => k.Id == c.KindId).Select(k => k.Name).First(),
            KindEn = db.ActivityKinds.Where(k => k.Id == c.KindId).Select(k => k.NameEn).First(),
            LearningYear = c.LearningYear,
            Hours = c.Hours,
            From = c.From,
            To = c.To,
            SubmittedAt = c.SubmittedAt,
            Version = c.Version,
            DueOn = c.DueOn,
            EmployerId = c.EmployerId,
            AuthorityId = c.AuthorityId,
            RaisedToId = c.RaisedToId,
        };
}
