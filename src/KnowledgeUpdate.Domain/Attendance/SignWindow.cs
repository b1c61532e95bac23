namespace KnowledgeUpdate.Domain.Attendance;

/// <summary>One half day among several, with the time in which its signs are taken.</summary>
/// <param name="HalfDay">The half day.</param>
/// <param name="Rule">The rule in force for it.</param>
/// <param name="OpensAt">The first sign of arrival is taken.</param>
/// <param name="ClosesAt">No sign of leaving is taken from then on.</param>
public sealed record SignWindow<T>(T HalfDay, AttendanceRule Rule, DateTimeOffset OpensAt, DateTimeOffset ClosesAt)
    where T : IHalfDayTimes
{
    /// <summary>Which sign an instant gives; null: none.</summary>
    public SignKind? KindAt(DateTimeOffset at) => at < OpensAt || at >= ClosesAt ? null : Rule.KindAt(HalfDay, at);

    /// <summary>When signs are taken next; null: no more for this half day.</summary>
    public DateTimeOffset? NextAt(DateTimeOffset now) =>
        now < OpensAt ? OpensAt
        : Rule.LeavingOpens(HalfDay) is var leaving && now < leaving ? leaving
        : null;

    /// <summary>From when to when a sign of a kind is taken.</summary>
    public (DateTimeOffset From, DateTimeOffset To) TimesOf(SignKind kind) =>
        kind == SignKind.Arrive ? (OpensAt, Rule.ArrivalCloses(HalfDay)) : (Rule.LeavingOpens(HalfDay), ClosesAt);
}

/// <summary>The times of several half days, one after the other.</summary>
public static class SignWindows
{
    /// <summary>
    /// The windows in the order of their beginning. The rule determines their width. If leaving one and arriving at the next overlap, the
    /// middle of the overlap separates them, and arrival never begins before the previous half day is over.
    /// </summary>
    public static IReadOnlyList<SignWindow<T>> Of<T>(IEnumerable<T> halfDays, Func<T, AttendanceRule> rule)
        where T : IHalfDayTimes
    {
        var windows = new List<SignWindow<T>>();
        foreach (var next in halfDays.OrderBy(g => g.StartsAt).Select(g => (HalfDay: g, Rule: rule(g))))
        {
            var opens = next.HalfDay.StartsAt.AddMinutes(-next.Rule.OpensBefore);
            if (windows is [.., var before])
            {
                opens = Later(opens, Earlier(before.HalfDay.EndsAt, next.HalfDay.StartsAt));
                if (opens < before.ClosesAt)
                {
                    opens += (Earlier(before.ClosesAt, next.HalfDay.StartsAt) - opens) / 2;
                    windows[^1] = before with { ClosesAt = opens };
                }
            }

            windows.Add(new SignWindow<T>(next.HalfDay, next.Rule, opens, next.HalfDay.EndsAt.AddMinutes(AttendanceRule.LeavingOpen)));
        }

        return windows;
    }

    /// <summary>The half day whose signs are taken at an instant; null: none.</summary>
    public static SignWindow<T>? At<T>(this IEnumerable<SignWindow<T>> windows, DateTimeOffset now)
        where T : IHalfDayTimes => windows.FirstOrDefault(w => now >= w.OpensAt && now < w.ClosesAt);

    /// <summary>The first half day whose signs are not yet taken at an instant; null: none follows.</summary>
    public static SignWindow<T>? After<T>(this IEnumerable<SignWindow<T>> windows, DateTimeOffset now)
        where T : IHalfDayTimes => windows.FirstOrDefault(w => w.OpensAt > now);

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
