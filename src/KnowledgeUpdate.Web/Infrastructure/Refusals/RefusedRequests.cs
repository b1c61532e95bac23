using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Audit;
using Microsoft.AspNetCore.Mvc.Filters;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>Tells the history what was refused: which message or page, never what was typed.</summary>
internal sealed class RefusedRequests(IMediator mediator, Actor actor) : IAsyncAlwaysRunResultFilter
{
    /// <summary>A form without the token of this session, which the framework refuses before any page sees it.</summary>
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is Microsoft.AspNetCore.Mvc.Core.Infrastructure.IAntiforgeryValidationFailedResult)
            await RecordAsync(context.HttpContext, new RecordRefusal(SecurityEvent.FormRefused, null, PageOf(context.HttpContext)));
        await next();
    }

    /// <summary>A person who is signed in may not.</summary>
    public Task AccessAsync(HttpContext http, Exception refusal) =>
        RecordAsync(http, new RecordRefusal(SecurityEvent.AccessRefused, MessageOf(refusal), PageOf(http)));

    /// <summary>A record that is not there for this person: the history gets it if it is there for others.</summary>
    public async Task RecordAsync(HttpContext http, NotFoundException missing)
    {
        if (actor.UserId is not null && Guid.TryParse(http.GetRouteValue("id")?.ToString(), out var id))
            await RecordAsync(
                http,
                new RecordRefusal(SecurityEvent.RecordOutOfReach, MessageOf(missing), PageOf(http), id, missing.Message)
            );
    }

    private async Task RecordAsync(HttpContext http, RecordRefusal refusal)
    {
        // The form's key stands for what the form asked for, which was not done.
        actor.PostKey = null;
        await mediator.Send(refusal, CancellationToken.None);
    }

    private static string? MessageOf(Exception refusal) => refusal.Data[Refusals.OfMessage] as string;

    /// <summary>The address with ids and numbers in it; other parts of it may be secrets, and keep the name of their place.</summary>
    private static string PageOf(HttpContext http)
    {
        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.Trim('/') ?? "";
        var isPlain = http
            .Request.RouteValues.Where(v => v.Key is not ("page" or "handler"))
            .All(v => Guid.TryParse($"{v.Value}", out _) || int.TryParse($"{v.Value}", out _));
        return $"{http.Request.Method} {(isPlain ? http.Request.Path.Value : $"/{route}")}";
    }
}
