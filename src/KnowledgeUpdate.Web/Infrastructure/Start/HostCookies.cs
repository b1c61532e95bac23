namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>
/// Over TLS the portal's cookies bear the prefix <c>__Host-</c>: a browser then accepts them only from this very host, so that neither a
/// sibling host nor an attacker on a connection without TLS can plant one.
/// </summary>
/// <remarks>
/// Without TLS, as on a developer's machine, browsers refuse the prefix; the plain names are used there and nowhere else.
/// </remarks>
internal sealed class HostCookies(RequestDelegate next)
{
    /// <summary>Cookie of the session.</summary>
    public const string Session = "ku-session";

    /// <summary>Cookie that forms are checked against.</summary>
    public const string Form = "ku-form";

    private const string Prefix = "__Host-";

    public Task InvokeAsync(HttpContext http)
    {
        if (!http.Request.IsHttps)
            return next(http);

        var headers = http.Request.Headers;
        if (headers.Cookie is { Count: > 0 } cookies)
            headers.Cookie = string.Join(
                "; ",
                cookies
                    .SelectMany(line => line?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
                    .Where(c => !IsOurs(c))
                    .Select(c => c.StartsWith(Prefix, StringComparison.Ordinal) && IsOurs(c[Prefix.Length..]) ? c[Prefix.Length..] : c)
            );
        http.Response.OnStarting(() =>
        {
            if (http.Response.Headers.SetCookie is { Count: > 0 } set)
                http.Response.Headers.SetCookie = set.Select(Protect).ToArray();
            return Task.CompletedTask;
        });
        return next(http);
    }

    private static string? Protect(string? cookie)
    {
        if (cookie is null)
            return null;
        var secured = cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase) ? cookie : cookie + "; secure";
        return IsOurs(cookie) ? Prefix + secured : secured;
    }

    /// <summary>A long cookie is split into pieces whose names have a suffix.</summary>
    private static bool IsOurs(string cookie) =>
        cookie.StartsWith(Session, StringComparison.Ordinal) || cookie.StartsWith(Form, StringComparison.Ordinal);
}
