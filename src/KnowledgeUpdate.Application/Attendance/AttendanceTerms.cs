using KnowledgeUpdate.Domain.Attendance;

namespace KnowledgeUpdate.Application.Attendance;

/// <summary>The rules by which attendance of a seminar is counted.</summary>
/// <param name="HalfDays">Half days held, in order.</param>
/// <param name="Held">Hours 学时 of each, at most.</param>
/// <param name="RuleOf">What a late arrival or an early leaving leaves of them, by the rule of each.</param>
/// <param name="LeastPercent">Least share of half days attended, %.</param>
/// <param name="InWords">The rules with their sources.</param>
public sealed record AttendanceTerms(
    IReadOnlyList<GatheringHalfDay> HalfDays,
    IReadOnlyDictionary<Guid, decimal> Held,
    Func<GatheringHalfDay, AttendanceRule> RuleOf,
    int LeastPercent,
    string InWords
)
{
    /// <summary>Hours of half days attended, rounded down once.</summary>
    public decimal HoursOf(IEnumerable<(Guid HalfDay, DateTimeOffset Arrived, DateTimeOffset Left)> attended) =>
        decimal.Round(
            attended.Sum(a =>
                HalfDays.First(h => h.Id == a.HalfDay) is var half ? Held[half.Id] * RuleOf(half).ShareOf(half, a.Arrived, a.Left) : 0
            ),
            1,
            MidpointRounding.ToZero
        );
}
