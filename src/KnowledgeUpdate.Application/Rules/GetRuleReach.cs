namespace KnowledgeUpdate.Application.Rules;

/// <summary>What a rule's value from a day on would affect; null if no decision is affected.</summary>
[Requires(Permission.EnterRule)]
public sealed record GetRuleReach(string Key, DateOnly From) : IQuery<RuleReach?>;

internal sealed class GetRuleReachHandler(RuleReaches reaches) : IRequestHandler<GetRuleReach, RuleReach?>
{
    public Task<RuleReach?> Handle(GetRuleReach query, CancellationToken cancellationToken) =>
        reaches.OfAsync(query.Key, query.From, cancellationToken);
}
