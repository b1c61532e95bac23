using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Enrolments;

/// <summary>An enrolment in the list.</summary>
public sealed record EnrolmentRow
{
    public required Guid Id { get; init; }

    public required Guid LearnerId { get; init; }

    public required string Name { get; init; }

    public required string IdentityMask { get; init; }

    public required string Employer { get; init; }

    public required TitleLevel Level { get; init; }

    public required string? Title { get; init; }

    public required EnrolmentRoute Route { get; init; }

    public required EnrolmentState State { get; init; }

    public required IReadOnlyList<UnmetCondition> Unmet { get; init; }

    public required DateTimeOffset AppliedAt { get; init; }

    public required int? Seat { get; init; }

    public required string? Reason { get; init; }

    public required Outcome? Outcome { get; init; }

    public required int HalfDaysAttended { get; init; }

    public required int HalfDaysHeld { get; init; }

    public required decimal Hours { get; init; }
}
