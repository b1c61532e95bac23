using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Rules;

/// <summary>What is to be decided anew after a rule was corrected.</summary>
[Requires(Permission.ReadRules)]
public sealed record GetRuleReview(Guid RuleId) : IQuery<RuleReview>;

public sealed record RuleReview
{
    public required Guid RuleId { get; init; }

    public required string Key { get; init; }

    public required string Value { get; init; }

    public required DateOnly From { get; init; }

    public required string Source { get; init; }

    /// <summary>The value before; null: there was none.</summary>
    public required string? Before { get; init; }

    /// <summary>What the value reaches today; null: nothing any more.</summary>
    public required RuleReach? Reach { get; init; }

    public required DateOnly? DueOn { get; init; }

    /// <summary>It awaits the finding.</summary>
    public required bool IsOpen { get; init; }
}

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
        return new RuleReview
        {
            RuleId = rule.Id,
            Key = rule.Key,
            Value = isNumber ? rule.Value : "",
            From = rule.EffectiveFrom,
            Source = rule.Source,
            Before = isNumber ? before : null,
            Reach = await reaches.OfAsync(rule.Key, rule.EffectiveFrom, ct),
            DueOn = item.DueOn,
            IsOpen = item.DoneAt is null,
        };
    }
}
