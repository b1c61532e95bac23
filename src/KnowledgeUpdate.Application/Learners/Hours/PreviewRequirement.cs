using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>How many people would change between complete and incomplete under another requirement, before it is entered.</summary>
[Requires(Permission.EnterRule)]
public sealed record PreviewRequirement(short Year, string Key, int Value) : IQuery<RequirementPreview?>;

/// <summary>What a changed rule would do.</summary>
public sealed record RequirementPreview(short Year, int Learners, int Complete, int BecomeComplete, int BecomeIncomplete);

internal sealed class PreviewRequirementHandler(PortalDbContext db) : IRequestHandler<PreviewRequirement, RequirementPreview?>
{
    public async Task<RequirementPreview?> Handle(PreviewRequirement query, CancellationToken cancellationToken)
    {
        var on = LearningYear.LastDay(query.Year);
        var rules = await db
            .ProgrammeRules.Where(r =>
                r.Key.StartsWith("hours.") && r.EffectiveFrom <= on && (r.EffectiveTo == null || r.EffectiveTo >= on)
            )
            .Select(r => new
            {
                r.Key,
                r.Value,
                r.Source,
            })
            .ToListAsync(cancellationToken);
        var changed = HourLedger.Requirement([
            .. rules.Where(r => r.Key != query.Key).Select(r => (r.Key, r.Value, r.Source)),
            (query.Key, query.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), ""),
        ]);
        if (changed is null)
            return null;
        var total = changed.Total;
        var compulsory = changed.Compulsory;
        var professional = changed.Professional;
        var actual = changed.Basis == ShareBasis.Actual;
        var judged = db
            .LearnerYears.Where(y => y.LearningYear == query.Year)
            .Select(y => new
            {
                Before = y.IsComplete,
                After = y.Compulsory + y.Elective + y.Professional >= total
                    && y.Compulsory >= compulsory
                    && y.Professional >= professional
                    && (!actual || y.Professional * total >= (y.Compulsory + y.Elective + y.Professional) * professional),
            });
        return await judged
                .GroupBy(_ => 1)
                .Select(g => new RequirementPreview(
                    query.Year,
                    g.Count(),
                    g.Count(y => y.Before),
                    g.Count(y => !y.Before && y.After),
                    g.Count(y => y.Before && !y.After)
                ))
                .SingleOrDefaultAsync(cancellationToken)
            ?? new RequirementPreview(query.Year, 0, 0, 0, 0);
    }
}
