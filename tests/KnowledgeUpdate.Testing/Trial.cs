using MediatR;

namespace KnowledgeUpdate.Testing;

/// <summary>Carries messages out and takes everything back: within the transaction, after the handler and before the commit.</summary>
internal static class Trial
{
    private static readonly AsyncLocal<bool> On = new();

    /// <summary>Sends a message that leaves nothing behind.</summary>
    /// <returns>Why it was refused; null: it was not.</returns>
    public static async Task<Exception?> OfAsync(Func<Task> send)
    {
        On.Value = true;
        try
        {
            await send();
            throw new InvalidOperationException("The trial was not taken back.");
        }
        catch (TakenBackException)
        {
            return null;
        }
        catch (Exception e) when (e is ForbiddenException or NotFoundException or RuleException or FluentValidation.ValidationException)
        {
            return e;
        }
        finally
        {
            On.Value = false;
        }
    }

    /// <summary>The last step before a handler: it ends a trial once the handler is done.</summary>
    public sealed class Behaviour<TRequest, TResult> : IPipelineBehavior<TRequest, TResult>
        where TRequest : IRequest<TResult>
    {
        public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
        {
            var result = await next();
            return On.Value ? throw new TakenBackException() : result;
        }
    }

    private sealed class TakenBackException : Exception;
}
