using System.Reflection;

namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>Closed by default: a message without a stated permission does not run.</summary>
internal sealed class AuthorisationBehaviour<TRequest, TResult>(Actor actor) : IPipelineBehavior<TRequest, TResult>
    where TRequest : IRequest<TResult>
{
    private static readonly AccessAttribute? Access = typeof(TRequest).GetCustomAttribute<AccessAttribute>();

    public Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        var allowed = Access switch
        {
            null => throw new InvalidOperationException($"{typeof(TRequest).Name} does not state who may send it."),
            PublicAttribute => true,
            PortalOnlyAttribute => actor.IsPortal,
            SignedInAttribute => actor.UserId is not null,
            RequiresAttribute requires => actor.IsPortal || actor.May(requires.Permission),
            _ => false,
        };
        return allowed ? next() : throw actor.Refusal();
    }
}
