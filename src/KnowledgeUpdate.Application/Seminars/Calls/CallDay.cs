using KnowledgeUpdate.Domain.Calendar;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>A day in the course of a call.</summary>
/// <param name="Kind">What it is the first or last day of.</param>
/// <param name="On">Beijing date.</param>
/// <param name="WorkingDays">Working days since the day before it in the list; null: the first one, or a year is not configured.</param>
public sealed record CallDay(CallDayKind Kind, DateOnly On, int? WorkingDays)
{
    internal static IReadOnlyList<CallDay> Of(SeminarCall call, WorkingCalendar calendar)
    {
        List<(CallDayKind Kind, DateOnly? On)> days =
        [
            (CallDayKind.Opens, BeijingTime.DateOf(call.OpensAt)),
            (CallDayKind.Closes, BeijingTime.DateOf(call.ClosesAt.AddTicks(-1))),
            (CallDayKind.ReviewEnds, call.Terms.FirstReviewDueOn),
            (CallDayKind.ScoringEnds, call.Terms.ExpertScoring ? call.Terms.ScoringDueOn : null),
        ];
        List<CallDay> course = [];
        foreach (var (kind, on) in days)
            if (on is { } day)
                course.Add(new CallDay(kind, day, course.Count == 0 ? null : Between(course[^1], day)));
        return course;

        // Filing counts its first day; what follows begins the day after.
        int? Between(CallDay from, DateOnly to) =>
            calendar.Knows(from.On.Year) && calendar.Knows(to.Year)
                ? calendar.DaysOf(from.Kind == CallDayKind.Opens ? from.On : from.On.AddDays(1), to).Count()
                : null;
    }
}
