namespace KnowledgeUpdate.Application.Rules;

/// <summary>A value that is not in force yet, before it is removed.</summary>
[Requires(Permission.EnterRule)]
public sealed record GetRule(Guid Id) : IQuery<RuleView>;

/// <param name="Value">A number, or JSON for a table.</param>
/// <param name="Before">
/// The value that stays in force without it; null if there is none: the rule is then not configured or has its default.
/// </param>
/// <param name="Hindrance">Why it cannot be removed; null if it can.</param>
public sealed record RuleView(
    Guid Id,
    uint Version,
    string Key,
    string Value,
    DateOnly From,
    string Source,
    string? Before,
    RuleException? Hindrance
);

internal sealed class GetRuleHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<GetRule, RuleView>
{
    public async Task<RuleView> Handle(GetRule query, CancellationToken cancellationToken)
    {
        var rule = await db.ProgrammeRules.AsNoTracking().SingleOrNotFoundAsync(r => r.Id == query.Id, cancellationToken);
        var before = await db
            .ProgrammeRules.AsNoTracking()
            .Where(r => r.Key == rule.Key && r.EffectiveFrom < rule.EffectiveFrom)
            .OrderByDescending(r => r.EffectiveFrom)
            .Select(r => r.Value)
            .FirstOrDefaultAsync(cancellationToken);
        var isFollowed = await db.ProgrammeRules.AnyAsync(
            r => r.Key == rule.Key && r.EffectiveFrom > rule.EffectiveFrom,
            cancellationToken
        );
        return new RuleView(
            rule.Id,
            rule.Version,
            rule.Key,
            rule.Value,
            rule.EffectiveFrom,
            rule.Source,
            before,
            rule.Hindrance(BeijingTime.DateOf(clock.GetUtcNow()), isFollowed)
        );
    }
}
