using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Face;

/// <summary>The reader's choice of text size and contrast. Kept in two cookies and applied by the server.</summary>
/// <param name="Large">Large-text edition (大字版).</param>
/// <param name="HighContrast">High contrast (高对比度).</param>
public sealed record DisplayChoice(bool Large, bool HighContrast)
{
    /// <summary>Cookie of the size; "large" or absent.</summary>
    public const string SizeCookie = "ku-size";

    /// <summary>Cookie of the contrast; "high" or absent.</summary>
    public const string ContrastCookie = "ku-contrast";

    /// <summary>What this reader chose.</summary>
    public static DisplayChoice Of(HttpRequest request) =>
        new(request.Cookies[SizeCookie] == "large", request.Cookies[ContrastCookie] == "high");
}

/// <summary>The end point behind the links of the strip.</summary>
public static class DisplayEndpoints
{
    /// <summary>
    /// Maps GET /display?size=large|normal&amp;contrast=high|normal&amp;returnUrl=…, which sets the cookies and goes back. It needs no
    /// signing in; ku.js does the same without a round trip.
    /// </summary>
    public static IEndpointConventionBuilder MapDisplay(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                "/display",
                (HttpContext http, string? size, string? contrast, string? returnUrl) =>
                {
                    if (size is not null)
                        Set(http, DisplayChoice.SizeCookie, size == "large" ? size : null);
                    if (contrast is not null)
                        Set(http, DisplayChoice.ContrastCookie, contrast == "high" ? contrast : null);
                    return Results.LocalRedirect(LocalAddress.Of(returnUrl, "/"));
                }
            )
            .AllowAnonymous();

    /// <summary>Keeps a choice for a year; null drops it.</summary>
    internal static void Set(HttpContext http, string name, string? value)
    {
        var options = new CookieOptions
        {
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            Path = "/",
        };
        if (value is not null)
            http.Response.Cookies.Append(name, value, new(options) { MaxAge = TimeSpan.FromDays(365) });
        else
            http.Response.Cookies.Delete(name, options);
    }
}
