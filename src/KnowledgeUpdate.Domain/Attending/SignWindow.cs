namespace KnowledgeUpdate.Domain.Attending;

/// <summary>One gathering among several, with the time in which its signs are taken.</summary>
/// <param name="Gathering">The gathering.</param>
/// <param name="Rule">The rule in force for it.</param>
/// <param name="OpensAt">The first sign of arrival is taken.</param>
/// <param name="ClosesAt">No sign of leaving is taken from then on.</param>
public sealed record SignWindow<T>(T Gathering, AttendanceRule Rule, DateTimeOffset OpensAt, DateTimeOffset ClosesAt)
    where T : IGathering
{
    /// <summary>Which sign an instant gives; null: none.</summary>
    public SignKind? KindAt(DateTimeOffset at) => at < OpensAt || at >= ClosesAt ? null : Rule.KindAt(Gathering, at);

    /// <summary>When signs are taken next; null: no more for this gathering.</summary>
    public DateTimeOffset? NextAt(DateTimeOffset now) =>
        now < OpensAt ? OpensAt
        : Rule.LeavingOpens(Gathering) is var leaving && now < leaving ? leaving
        : null;

    /// <summary>From when to when a sign of a kind is taken.</summary>
    public (DateTimeOffset From, DateTimeOffset To) TimesOf(SignKind kind) =>
        kind == SignKind.Arrive ? (OpensAt, Rule.ArrivalCloses(Gathering)) : (Rule.LeavingOpens(Gathering), ClosesAt);
}

/// <summary>The times of several gatherings, one after the other.</summary>
public static class SignWindows
{
    /// <summary>
    /// The windows in the order of their beginning. The rule determines their width. If leaving one and arriving at the next overlap, the
    /// middle of the overlap separates them, and arrival never begins before the previous gathering is over.
    /// </summary>
    public static IReadOnlyList<SignWindow<T>> Of<T>(IEnumerable<T> gatherings, Func<T, AttendanceRule> rule)
        where T : IGathering
    {
        var windows = new List<SignWindow<T>>();
        foreach (var next in gatherings.OrderBy(g => g.StartsAt).Select(g => (Gathering: g, Rule: rule(g))))
        {
            var opens = next.Gathering.StartsAt.AddMinutes(-next.Rule.OpensBefore);
            if (windows is [.., var before])
            {
                opens = Later(opens, Earlier(before.Gathering.EndsAt, next.Gathering.StartsAt));
                if (opens < before.ClosesAt)
                {
                    opens += (Earlier(before.ClosesAt, next.Gathering.StartsAt) - opens) / 2;
                    windows[^1] = before with { ClosesAt = opens };
                }
            }

            windows.Add(new SignWindow<T>(next.Gathering, next.Rule, opens, next.Gathering.EndsAt.AddMinutes(AttendanceRule.LeavingOpen)));
        }

        return windows;
    }

    /// <summary>The gathering whose signs are taken at an instant; null: none.</summary>
    public static SignWindow<T>? At<T>(this IEnumerable<SignWindow<T>> windows, DateTimeOffset now)
        where T : IGathering => windows.FirstOrDefault(w => now >= w.OpensAt && now < w.ClosesAt);

    /// <summary>The first gathering whose signs are not yet taken at an instant; null: none follows.</summary>
    public static SignWindow<T>? After<T>(this IEnumerable<SignWindow<T>> windows, DateTimeOffset now)
        where T : IGathering => windows.FirstOrDefault(w => w.OpensAt > now);

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
