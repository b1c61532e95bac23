namespace KnowledgeUpdate.Domain.Attendance;

/// <summary>What attendance is taken for: half a day of a seminar, of a cohort, of an offering.</summary>
public interface IHalfDayTimes
{
    DateTimeOffset StartsAt { get; }

    DateTimeOffset EndsAt { get; }
}
