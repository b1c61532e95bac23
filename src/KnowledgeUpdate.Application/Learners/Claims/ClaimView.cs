using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>A claim as its pages show it.</summary>
public sealed record ClaimView
{
    public required Guid Id { get; init; }

    public required uint Version { get; init; }

    public required ClaimState State { get; init; }

    public required Guid LearnerId { get; init; }

    public required string Learner { get; init; }

    public required string IdentityMask { get; init; }

    public required ClaimContent Content { get; init; }

    public required HourCategory Category { get; init; }

    public required decimal Hours { get; init; }

    public required string Rule { get; init; }

    public required KindLine Kind { get; init; }

    public required string? Employer { get; init; }

    public required string? Authority { get; init; }

    public required DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>Hours of the kind credited in the year by other claims.</summary>
    public required decimal Used { get; init; }

    public required IReadOnlyList<ClaimFile> Files { get; init; }

    public required IReadOnlyList<LikeClaim> Likenesses { get; init; }

    public required IReadOnlyList<TrailStep> Trail { get; init; }

    /// <summary>The ledger's entry, once credited.</summary>
    public required Guid? EntryId { get; init; }

    public required ClaimRights Rights { get; init; }

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
