namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>
/// Security headers: nothing loaded from elsewhere, nothing inline, no framing; pages of signed-in people are not cached.
/// </summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'";

    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers.TryAdd("Referrer-Policy", "same-origin");
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            var camera = http.GetEndpoint()?.Metadata.GetMetadata<UsesCameraAttribute>() is null ? "()" : "(self)";
            headers["Permissions-Policy"] = $"camera={camera}, microphone=(), geolocation=()";
            if (http.User.Identity?.IsAuthenticated == true && !headers.ContainsKey("Cache-Control"))
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(http);
    }
}
