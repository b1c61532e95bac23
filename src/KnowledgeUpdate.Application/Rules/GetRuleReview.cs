using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Rules;

/// <summary>What is to be decided anew after a rule was corrected.</summary>
[Requires(Permission.ReadRules)]
public sealed record GetRuleReview(Guid RuleId) : IQuery<RuleReview>;

/// <param name="Before">The value before; null: there was none.</param>
/// <param name="Reach">What the value reaches today; null: nothing any more.</param>
/// <param name="IsOpen">It awaits the finding.</param>
public sealed record RuleReview(
    Guid RuleId,
    string Key,
    string Value,
    DateOnly From,
    string Source,
    string? Before,
    RuleReach? Reach,
    DateOnly? DueOn,
    bool IsOpen
);

internal sealed class GetRuleReviewHandler(PortalDbContext db, RuleReaches reaches) : IRequestHandler<GetRuleReview, RuleReview>
{
    public async Task<RuleReview> Handle(GetRuleReview query, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var rule =
            await db.ProgrammeRules.SingleOrDefaultAsync(r => r.Id == query.RuleId, ct)
            ?? throw new NotFoundException(nameof(ProgrammeRule));
        var item =
            await db
                .WorkItems.AsNoTracking()
                .Where(w => w.SubjectId == rule.Id && w.Act == EnterRuleHandler.DecideAnew)
                .OrderByDescending(w => w.Id)
                .FirstOrDefaultAsync(ct)
            ?? throw new NotFoundException(nameof(ProgrammeRule));
        var before = await db
            .ProgrammeRules.Where(r => r.Key == rule.Key && r.EffectiveFrom < rule.EffectiveFrom)
            .OrderByDescending(r => r.EffectiveFrom)
            .Select(r => r.Value)
            .FirstOrDefaultAsync(ct);
        var isNumber = RuleKeys.Find(rule.Key)?.IsNumber == true;
        return new RuleReview(
            rule.Id,
            rule.Key,
            isNumber ? rule.Value : "",
            rule.EffectiveFrom,
            rule.Source,
            isNumber ? before : null,
            await reaches.OfAsync(rule.Key, rule.EffectiveFrom, ct),
            item.DueOn,
            item.DoneAt is null
        );
    }
}
