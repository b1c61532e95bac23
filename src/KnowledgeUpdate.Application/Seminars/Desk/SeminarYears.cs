using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>How the seminar programme of this year and the last stands.</summary>
/// <param name="Calls">Calls under way, the newest first.</param>
/// <param name="TargetSeminars">Seminars a year; null: not configured.</param>
/// <param name="TargetTrainees">Trainees 人 a year; null: not configured.</param>
public sealed record SeminarYears(IReadOnlyList<CallProgress> Calls, int? TargetSeminars, int? TargetTrainees);

/// <summary>A call of the year and where it stands.</summary>
public sealed record CallProgress
{
    public required Guid Id { get; init; }

    public required int Year { get; init; }

    public required string Title { get; init; }

    public required CallState State { get; init; }

    public required DateTimeOffset OpensAt { get; init; }

    public required DateTimeOffset ClosesAt { get; init; }

    public required int Filed { get; init; }

    public required int Recommended { get; init; }

    public required int Candidates { get; init; }

    public required Guid? PlanId { get; init; }

    public required PlanState? PlanState { get; init; }

    public required int InPlan { get; init; }

    public required int People { get; init; }

    public required DateOnly? PublicityEndsOn { get; init; }

    public required DateOnly? PublishedOn { get; init; }

    public required DateOnly? FirstReviewDueOn { get; init; }

    public required DateOnly? ScoringDueOn { get; init; }

    public required bool ExpertScoring { get; init; }
}
