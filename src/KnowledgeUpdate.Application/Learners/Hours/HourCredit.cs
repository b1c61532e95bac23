using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Hours to be credited to a learner.</summary>
/// <param name="SourceId">The source within its kind: the same source for the same learner is credited once.</param>
/// <param name="Rule">The rule that turned study into hours, in words.</param>
public sealed record HourCredit(
    Guid LearnerId,
    HourCategory Category,
    decimal Hours,
    HourSource SourceKind,
    Guid SourceId,
    string Title,
    string Provider,
    DateOnly From,
    DateOnly To,
    string Rule,
    Guid? EvidenceId = null,
    Guid? ReversesId = null,
    string? Reason = null
);
