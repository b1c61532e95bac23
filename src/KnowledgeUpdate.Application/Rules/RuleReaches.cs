using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Rules;

/// <summary>What was decided under a rule from a day on: whoever enters a value that holds from that day says what becomes of it.</summary>
[Service]
public sealed class RuleReaches(PortalDbContext db, TimeProvider clock)
{
    private static readonly string[] Hours =
    [
        RuleKeys.HoursPerYear,
        RuleKeys.ProfessionalHours,
        RuleKeys.CompulsoryHours,
        RuleKeys.ProfessionalBasis,
    ];

    private static readonly string[] AttendanceKeys =
    [
        RuleKeys.HalfDayHours,
        RuleKeys.AttendanceShare,
        RuleKeys.LateAfter,
        RuleKeys.ArrivalCloses,
        RuleKeys.LeavesWithin,
        RuleKeys.LateShare,
        RuleKeys.EarlyShare,
        RuleKeys.BrokenOffCredit,
    ];

    /// <summary>
    /// What a value from a day on reaches; null: it begins later than today, or nothing was decided under the rule since.
    /// </summary>
    public async Task<RuleReach?> OfAsync(string key, DateOnly from, CancellationToken ct)
    {
        if (from > BeijingTime.DateOf(clock.GetUtcNow()) && !Hours.Contains(key))
            return null;
        // Hours count by the year: a value from a day to come reaches back over the whole of its year.
        var since = BeijingTime.StartOf(from);
        var reach = key switch
        {
            _ when Hours.Contains(key) => new RuleReach(
                "{0} learning years of people are judged anew at once",
                await db.LearnerYears.CountAsync(y => y.LearningYear >= from.Year, ct),
                Links.Completion,
                true
            ),
            _ when AttendanceKeys.Contains(key) => new RuleReach(
                "Hours of {0} trainees were worked out under the value before",
                await db.Enrolments.CountAsync(
                    e => e.Outcome != null && db.Seminars.Any(s => s.Id == e.GatheringId && s.EndsOn >= from),
                    ct
                ),
                Links.Seminars,
                false
            ),
            RuleKeys.ImplementationDays => new RuleReach(
                "{0} implementation plans were filed, in time or late, under the value before",
                await db.Seminars.CountAsync(s => s.FiledAt >= since, ct),
                Links.Seminars,
                false
            ),
            RuleKeys.ClosingDays => new RuleReach(
                "{0} closing papers were filed, in time or late, under the value before",
                await db.Seminars.CountAsync(s => s.PapersFiledAt != null && s.EndsOn >= from, ct),
                Links.Seminars,
                false
            ),
            RuleKeys.PublicityDays => new RuleReach(
                "{0} notice periods were counted by the value before",
                await db.Publicities.CountAsync(p => p.StartsOn >= from, ct),
                Links.Plans,
                false
            ),
            RuleKeys.TrainingFee => new RuleReach(
                "Budgets of {0} filed proposals were checked by the value before",
                await db.SeminarProposals.CountAsync(p => p.SubmittedAt >= since && p.State != ProposalState.Withdrawn, ct),
                Links.Proposals,
                false
            ),
            _ => null,
        };
        return reach is { Count: > 0 } ? reach : null;
    }
}

/// <summary>What was decided under a rule.</summary>
/// <param name="Sentence">English key with {0} for the count.</param>
/// <param name="Link">The list of them.</param>
/// <param name="IsComputed">Judged anew by itself; only the reason is asked for.</param>
public sealed record RuleReach([Sentence] string Sentence, int Count, string Link, bool IsComputed);
