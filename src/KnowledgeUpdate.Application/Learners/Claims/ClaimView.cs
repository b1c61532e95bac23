using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>A claim as its pages show it.</summary>
/// <param name="Used">Hours of the kind credited in the year by other claims.</param>
/// <param name="EntryId">The ledger's entry, once credited.</param>
public sealed record ClaimView(
    Guid Id,
    uint Version,
    ClaimState State,
    Guid LearnerId,
    string Learner,
    string IdentityMask,
    ClaimContent Content,
    HourCategory Category,
    decimal Hours,
    string Rule,
    KindLine Kind,
    string? Employer,
    string? Authority,
    DateTimeOffset? SubmittedAt,
    decimal Used,
    IReadOnlyList<ClaimFile> Files,
    IReadOnlyList<LikeClaim> Likenesses,
    IReadOnlyList<TrailStep> Trail,
    Guid? EntryId,
    ClaimRights Rights
)
{
    /// <summary>Hours that would be credited now, within the yearly limit of the kind.</summary>
    public decimal Counts =>
        State is ClaimState.Credited or ClaimState.Reversed || Kind.MaxPerYear is not { } limit
            ? Hours
            : Math.Clamp(limit - Used, 0, Hours);
}

/// <summary>A file of a claim.</summary>
public sealed record ClaimFile(Guid Id, string Name, int Size);

/// <summary>What the reader may do with a claim now.</summary>
/// <param name="Actions">What a reviewer may decide.</param>
public sealed record ClaimRights(bool IsOwn, bool Edit, bool Withdraw, bool Appeal, IReadOnlyList<ClaimAction> Actions)
{
    /// <summary>Why the reader, whose role would decide, may not; null if nothing prevents it.</summary>
    public RuleException? Hindrance { get; init; }
}
