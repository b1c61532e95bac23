namespace KnowledgeUpdate.Application.Rules;

/// <summary>What a value of a rule from a day on would reach; null: nothing that was decided.</summary>
[Requires(Permission.EnterRule)]
public sealed record GetRuleReach(string Key, DateOnly From) : IQuery<RuleReach?>;

internal sealed class GetRuleReachHandler(RuleReaches reaches) : IRequestHandler<GetRuleReach, RuleReach?>
{
    public Task<RuleReach?> Handle(GetRuleReach query, CancellationToken cancellationToken) =>
        reaches.OfAsync(query.Key, query.From, cancellationToken);
}
