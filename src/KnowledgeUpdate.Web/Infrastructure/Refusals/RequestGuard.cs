using Microsoft.AspNetCore.Diagnostics;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>
/// Refuses requests that no page can answer before they reach one: an address with a NUL character, which the database cannot store, and a
/// method or handler that the page does not have.
/// </summary>
internal sealed class RequestGuard(RequestDelegate next)
{
    private const string GetHandler = "Get";

    public async Task InvokeAsync(HttpContext http, PortalText text)
    {
        // The page of a refusal is fetched with GET even if the refused request was a POST.
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            if (!HttpMethods.IsHead(http.Request.Method))
                http.Request.Method = HttpMethods.Get;
            await next(http);
            return;
        }

        if (HasNul(http.Request))
        {
            http.Items[ProblemPage.MessageItem] = text[
                "The address holds a character that cannot be read (NUL). Type it again without it."
            ];
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (http.GetEndpoint()?.Metadata.GetMetadata<CompiledPageActionDescriptor>() is { } page && Refusal(page, http) is { } status)
        {
            http.Response.StatusCode = status;
            return;
        }

        await next(http);
    }

    private static bool HasNul(HttpRequest request) =>
        request.Path.Value?.Contains('\0', StringComparison.Ordinal) == true
        || (
            request.QueryString.HasValue
            && request.Query.Any(q =>
                q.Key.Contains('\0', StringComparison.Ordinal) || q.Value.Any(v => v?.Contains('\0', StringComparison.Ordinal) == true)
            )
        );

    /// <summary>405 with the allowed methods if the page lacks the method, 404 if it lacks the handler.</summary>
    private static int? Refusal(CompiledPageActionDescriptor page, HttpContext http)
    {
        var method = HttpMethods.IsHead(http.Request.Method) ? GetHandler : http.Request.Method;
        var handlers = page.HandlerMethods;
        var isPlain = handlers.Count == 0;
        if (
            !(
                isPlain
                    ? HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)
                    : handlers.Any(h => h.HttpMethod.Equals(method, StringComparison.OrdinalIgnoreCase))
            )
        )
        {
            var allowed = isPlain ? [GetHandler] : handlers.Select(h => h.HttpMethod).Distinct(StringComparer.OrdinalIgnoreCase);
            http.Response.Headers.Allow = string.Join(
                ", ",
                allowed
                    .SelectMany(a =>
                        a.Equals(GetHandler, StringComparison.OrdinalIgnoreCase) ? (string[])["GET", "HEAD"] : [a.ToUpperInvariant()]
                    )
                    .Order(StringComparer.Ordinal)
            );
            return StatusCodes.Status405MethodNotAllowed;
        }

        // As in the framework, a handler without a name answers whichever handler is asked for.
        var name = (http.GetRouteValue("handler") ?? http.Request.Query["handler"].FirstOrDefault())?.ToString();
        return
            isPlain
            || handlers.Any(h =>
                h.HttpMethod.Equals(method, StringComparison.OrdinalIgnoreCase)
                && (string.IsNullOrEmpty(h.Name) || h.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            )
            ? null
            : StatusCodes.Status404NotFound;
    }
}
