using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>Logs the use case's name and duration, never its content, which is personal data.</summary>
internal sealed class LoggingBehaviour<TRequest, TResult>(ILogger<TRequest> log, Actor actor) : IPipelineBehavior<TRequest, TResult>
    where TRequest : IRequest<TResult>
{
    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        var started = Stopwatch.GetTimestamp();
        TResult result;
        try
        {
            result = await next();
        }
        catch (Exception e)
        {
            e.Data[Refusals.OfMessage] = typeof(TRequest).Name;
            if (request is not ICommand<TResult>)
                e.Data[Refusals.OfQuery] = true;
            throw;
        }

        if (log.IsEnabled(LogLevel.Debug))
            log.LogDebug(
                "{UseCase} by {UserId} in {Milliseconds:0} ms",
                typeof(TRequest).Name,
                actor.UserId,
                Stopwatch.GetElapsedTime(started).TotalMilliseconds
            );
        return result;
    }
}
