using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>The reader's own claims, newest first; null when the account has no learner's record.</summary>
[SignedIn]
public sealed record ListMyClaims(PageOf Page) : IQuery<Page<ClaimRow>?>;

/// <summary>A claim in a list.</summary>
public sealed record ClaimRow(
    Guid Id,
    ClaimState State,
    string Title,
    string Provider,
    string Learner,
    string Kind,
    string KindEn,
    short LearningYear,
    decimal Hours,
    DateOnly From,
    DateOnly To,
    DateTimeOffset? SubmittedAt,
    uint Version,
    DateOnly? DueOn,
    Guid? EmployerId,
    Guid? AuthorityId,
    Guid? RaisedToId
)
{
    /// <summary>The reader decides it now.</summary>
    public bool MayDecide { get; init; }
}

internal sealed class ListMyClaimsHandler(PortalDbContext db, LearnerAccess learners, ClaimAccess access)
    : IRequestHandler<ListMyClaims, Page<ClaimRow>?>
{
    internal static readonly Sorts<HourClaim> Sorts = new("-entered", c => c.Id) { { "entered" } };

    public async Task<Page<ClaimRow>?> Handle(ListMyClaims query, CancellationToken cancellationToken)
    {
        if (await learners.FindMineAsync(cancellationToken) is not { } me)
            return null;
        var account = await access.AccountAsync(me.Id, cancellationToken);
        return await db
            .HourClaims.Where(c => account.Contains(c.LearnerId))
            .ToPageAsync(Sorts.Of(), query.Page, ListClaimsHandler.Row(db), cancellationToken);
    }
}
