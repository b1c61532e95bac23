using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>
/// A seminar as everybody sees it. Nobody's name or telephone is in it: contact, lecturers, rooms and notes are for those who have
/// signed in.
/// </summary>
public sealed record PublicSeminar
{
    public required Guid Id { get; init; }

    /// <summary>The plan it stands in.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>Year of the plan.</summary>
    public required int Year { get; init; }

    public required string Title { get; init; }

    public required SeminarKind Kind { get; init; }

    public required string Host { get; init; }

    public required DateOnly StartsOn { get; init; }

    public required DateOnly EndsOn { get; init; }

    /// <summary>City and address.</summary>
    public required string Place { get; init; }

    public required PublicSeminarStanding Standing { get; init; }

    public required DateTimeOffset ClosesAt { get; init; }

    public required int Seats { get; init; }

    /// <summary>Seats left.</summary>
    public required int Left { get; init; }

    /// <summary>People on the waiting list.</summary>
    public required int Waiting { get; init; }

    public required bool ByRegistration { get; init; }

    public required bool ByNomination { get; init; }

    public required Admission Admission { get; init; }

    public required EnrolmentConditions Conditions { get; init; }

    public required IReadOnlyList<PublicHalfDay> HalfDays { get; init; }

    /// <summary>People may register or be nominated now.</summary>
    public bool IsOpen => Standing is PublicSeminarStanding.Open or PublicSeminarStanding.Full;

    /// <summary>学时.</summary>
    public decimal Hours => HalfDays.Sum(h => h.Times.Hours);
}

/// <summary>A half day of the course table.</summary>
/// <param name="Number">Day of the seminar, 1 for the first.</param>
public sealed record PublicHalfDay(int Number, PlannedHalfDay Times, IReadOnlyList<string> Topics);
