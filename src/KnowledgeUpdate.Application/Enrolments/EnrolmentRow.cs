using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Enrolments;

/// <summary>An enrolment in the list.</summary>
public sealed record EnrolmentRow(
    Guid Id,
    Guid LearnerId,
    string Name,
    string IdentityMask,
    string Employer,
    TitleLevel Level,
    string? Title,
    EnrolmentRoute Route,
    EnrolmentState State,
    IReadOnlyList<UnmetCondition> Unmet,
    DateTimeOffset AppliedAt,
    int? Seat,
    string? Reason,
    Outcome? Outcome,
    int HalfDaysAttended,
    int HalfDaysHeld,
    decimal Hours
);
