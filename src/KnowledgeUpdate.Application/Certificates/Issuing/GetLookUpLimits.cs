using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>How often one address may look certificates up without a key.</summary>
[Public]
public sealed record GetLookUpLimits : IQuery<LookUpLimits>;

/// <summary>Limits of one address.</summary>
/// <param name="PerMinute">Look-ups a minute: a whole office may stand behind one address.</param>
/// <param name="MissesPerMinute">Of them of codes that no certificate has: who tries codes out is told to wait soon.</param>
public sealed record LookUpLimits(int PerMinute, int MissesPerMinute);

internal sealed class GetLookUpLimitsHandler(RuleBook rules, TimeProvider clock) : IRequestHandler<GetLookUpLimits, LookUpLimits>
{
    public async Task<LookUpLimits> Handle(GetLookUpLimits query, CancellationToken cancellationToken)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        return new LookUpLimits(
            await rules.ParameterAsync(RuleKeys.LookUpsFromAddress, today, cancellationToken),
            await rules.ParameterAsync(RuleKeys.MissesFromAddress, today, cancellationToken)
        );
    }
}
