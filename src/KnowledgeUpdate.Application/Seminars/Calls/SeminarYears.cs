using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>How the seminar programme of this year and the last stands.</summary>
/// <param name="Calls">Calls under way, the newest first.</param>
/// <param name="TargetSeminars">Seminars a year; null: not configured.</param>
/// <param name="TargetTrainees">Trainees 人 a year; null: not configured.</param>
public sealed record SeminarYears(IReadOnlyList<CallProgress> Calls, int? TargetSeminars, int? TargetTrainees);

/// <summary>A call of the year and where it stands.</summary>
public sealed record CallProgress(
    Guid Id,
    int Year,
    string Title,
    CallState State,
    DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt,
    int Filed,
    int Recommended,
    int Candidates,
    Guid? PlanId,
    PlanState? PlanState,
    int InPlan,
    int People,
    DateOnly? PublicityEndsOn,
    DateOnly? PublishedOn,
    DateOnly? FirstReviewDueOn,
    DateOnly? ScoringDueOn,
    bool ExpertScoring
);
