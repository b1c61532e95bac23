using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>
/// A learning year in figures and what it asks for, for everybody. Learners are counted by a job; nothing is counted here.
/// </summary>
[Public]
public sealed record GetLearningFigures(short Year) : IQuery<LearningFigures>;

/// <param name="Learners">Learners on record, 人.</param>
/// <param name="Complete">Of them those who have completed the year, 人.</param>
/// <param name="At">When they were counted; null: never.</param>
/// <param name="Hours">Hours 学时 that a year asks for; null while the rule is not configured, as the next two.</param>
/// <param name="Professional">Of them in professional subjects.</param>
/// <param name="Compulsory">Of them in compulsory public subjects.</param>
public sealed record LearningFigures(int Learners, int Complete, DateTimeOffset? At, int? Hours, int? Professional, int? Compulsory);

internal sealed class GetLearningFiguresHandler(PortalDbContext db, RuleBook rules, TimeProvider clock)
    : IRequestHandler<GetLearningFigures, LearningFigures>
{
    public async Task<LearningFigures> Handle(GetLearningFigures query, CancellationToken cancellationToken)
    {
        var counted = await db
            .CompletionCounts.Where(c => c.LearningYear == query.Year)
            .GroupBy(c => c.LearningYear)
            .Select(g => new
            {
                Learners = g.Sum(c => c.Learners),
                Complete = g.Sum(c => c.Complete),
                At = g.Max(c => c.At),
            })
            .SingleOrDefaultAsync(cancellationToken);
        var asked = await rules.NumbersAsync(
            [RuleKeys.HoursPerYear, RuleKeys.ProfessionalHours, RuleKeys.CompulsoryHours],
            BeijingTime.DateOf(clock.GetUtcNow()),
            cancellationToken
        );
        return new LearningFigures(
            counted?.Learners ?? 0,
            counted?.Complete ?? 0,
            counted?.At,
            asked[RuleKeys.HoursPerYear],
            asked[RuleKeys.ProfessionalHours],
            asked[RuleKeys.CompulsoryHours]
        );
    }
}
