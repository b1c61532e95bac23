using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace KnowledgeUpdate.Web.Face;

/// <summary>
/// Addresses of the same list in another state. All state of a list is in its address, so that it can be shared and gone back to.
/// </summary>
public static class ListUrls
{
    /// <summary>Query parameter of the place in the list, opaque. Not "page": Razor Pages keeps that name for itself.</summary>
    public const string PageParameter = "p";

    /// <summary>Query parameter of the page size.</summary>
    public const string SizeParameter = "size";

    /// <summary>Query parameter of the order: a column's name, with "-" before it for descending.</summary>
    public const string SortParameter = "sort";

    /// <summary>The present address with one parameter set. The place is dropped unless it is the parameter set.</summary>
    public static string UrlWith(this HttpRequest request, string name, string value) => Build(request, name, value);

    /// <summary>The present address without a parameter (or without one of its values) and back at the first page.</summary>
    public static string UrlWithout(this HttpRequest request, string name, string? value = null)
    {
        var rest = value is null ? [] : request.Query[name].Where(v => v != value).ToArray();
        return Build(request, name, rest);
    }

    private static string Build(HttpRequest request, string name, StringValues value)
    {
        var path = request.PathBase.Add(request.Path).ToUriComponent();
        var query = request
            .Query.Where(p =>
                !p.Key.Equals(name, StringComparison.OrdinalIgnoreCase) && !p.Key.Equals(PageParameter, StringComparison.OrdinalIgnoreCase)
            )
            .Append(new(name, value))
            .SelectMany(p => p.Value, (p, v) => KeyValuePair.Create(p.Key, v))
            .Where(p => !string.IsNullOrEmpty(p.Value));
        return QueryHelpers.AddQueryString(path, query);
    }
}
