using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>The reader's own claims, newest first; null when the account has no learner's record.</summary>
[SignedIn]
public sealed record ListMyClaims(PageOf Page) : IQuery<Page<ClaimRow>?>;

/// <summary>A claim in a list.</summary>
public sealed record ClaimRow
{
    public required Guid Id { get; init; }

    public required ClaimState State { get; init; }

    public required string Title { get; init; }

    public required string Provider { get; init; }

    public required string Learner { get; init; }

    public required string Kind { get; init; }

    public required string KindEn { get; init; }

    public required short LearningYear { get; init; }

    public required decimal Hours { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required DateTimeOffset? SubmittedAt { get; init; }

    public required uint Version { get; init; }

    public required DateOnly? DueOn { get; init; }

    public required Guid? EmployerId { get; init; }

    public required Guid? AuthorityId { get; init; }

    public required Guid? RaisedToId { get; init; }

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
