using System.Reflection;
using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>
/// Asks for the password again where a message is marked by <see cref="ReconfirmAttribute"/>. It runs within the transaction, since the
/// minutes are a rule of the tenant.
/// </summary>
internal sealed class ReconfirmBehaviour<TRequest, TResult>(Actor actor, RuleBook rules, TimeProvider clock)
    : IPipelineBehavior<TRequest, TResult>
    where TRequest : IRequest<TResult>
{
    private static readonly bool IsAsked = typeof(TRequest).IsDefined(typeof(ReconfirmAttribute));

    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        if (IsAsked && !actor.IsPortal)
        {
            var now = clock.GetUtcNow();
            var minutes = await rules.ParameterAsync(RuleKeys.ConfirmationMinutes, BeijingTime.DateOf(now), cancellationToken);
            if (!(actor.ConfirmedAt > now.AddMinutes(-minutes)))
                throw new ReconfirmException();
        }

        return await next();
    }
}
