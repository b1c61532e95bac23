using KnowledgeUpdate.Domain.Attending;
using KnowledgeUpdate.Domain.Delivery;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>By what attendance of a seminar is counted.</summary>
/// <param name="HalfDays">Half days held, in order.</param>
/// <param name="Held">Hours 学时 of each, at most.</param>
/// <param name="Rule">What a late arrival or an early leaving leaves of them.</param>
/// <param name="LeastPercent">Least share of half days attended, %.</param>
/// <param name="InWords">The rules with their sources.</param>
public sealed record AttendanceTerms(IReadOnlyList<SeminarHalfDay> HalfDays, IReadOnlyDictionary<Guid, decimal> Held, AttendanceRule Rule, int LeastPercent, string InWords)
{
    /// <summary>Hours of half days attended, rounded down once.</summary>
    public decimal HoursOf(IEnumerable<(Guid HalfDay, DateTimeOffset Arrived, DateTimeOffset Left)> attended) =>
        decimal.Round(attended.Sum(a => Held[a.HalfDay] * Rule.ShareOf(HalfDays.First(h => h.Id == a.HalfDay), a.Arrived, a.Left)), 1, MidpointRounding.ToZero);
}
