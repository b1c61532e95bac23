using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Hours to be credited to a learner.</summary>
public sealed record HourCredit
{
    public required Guid LearnerId { get; init; }

    public required HourCategory Category { get; init; }

    public required decimal Hours { get; init; }

    public required HourSource SourceKind { get; init; }

    /// <summary>The source within its kind: the same source for the same learner is credited once.</summary>
    public required Guid SourceId { get; init; }

    public required string Title { get; init; }

    public required string Provider { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    /// <summary>The rule that turned study into hours, in words.</summary>
    public required string Rule { get; init; }

    public Guid? EvidenceId { get; init; }

    public Guid? ReversesId { get; init; }

    public string? Reason { get; init; }
}
