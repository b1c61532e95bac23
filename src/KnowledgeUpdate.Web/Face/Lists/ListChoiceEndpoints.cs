using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Face;

/// <summary>The end point behind the tools: the same as <see cref="DisplayEndpoints"/>, for lists.</summary>
public static class ListChoiceEndpoints
{
    private const int MostColumns = 30;

    /// <summary>
    /// Maps GET /display/list?density=compact|comfortable and GET /display/list?list=…&amp;all=a&amp;all=b&amp;show=a, which keep the
    /// choice and go back.
    /// </summary>
    public static IEndpointConventionBuilder MapListChoice(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                "/display/list",
                (HttpContext http, string? density, string? list, string? returnUrl) =>
                {
                    if (density is not null)
                        DisplayEndpoints.Set(http, ListChoice.DensityCookie, density == "compact" ? density : null);
                    if (list is not null && IsName(list))
                    {
                        var shown = http.Request.Query["show"].ToHashSet();
                        var hidden = http
                            .Request.Query["all"]
                            .Where(c => c is not null && IsName(c) && !shown.Contains(c))
                            .Take(MostColumns)
                            .ToList();
                        DisplayEndpoints.Set(http, ListChoice.ColumnsCookie(list), hidden.Count > 0 ? string.Join('.', hidden) : null);
                    }

                    return Results.LocalRedirect(LocalAddress.Of(returnUrl, "/"));
                }
            )
            .AllowAnonymous();

    private static bool IsName(string text) => text.Length is > 0 and < 30 && text.All(char.IsAsciiLetterLower);
}
