namespace KnowledgeUpdate.Web.Face;

/// <summary>The reader's choice of how dense lists are and which columns they hide. Kept in cookies and applied by the server.</summary>
public sealed record ListChoice(bool Compact, IReadOnlySet<string> Hidden)
{
    /// <summary>Cookie of the density; "compact" or absent.</summary>
    public const string DensityCookie = "ku-density";

    private const string ItemKey = "ku-list";

    /// <summary>Cookie of a list's columns that are left out, with points between; absent: all are shown.</summary>
    public static string ColumnsCookie(string list) => $"ku-without-{list}";

    /// <summary>What this reader chose for a list.</summary>
    public static ListChoice Of(HttpRequest request, string list) =>
        new(
            request.Cookies[DensityCookie] == "compact",
            (request.Cookies[ColumnsCookie(list)] ?? "").Split('.', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal)
        );

    /// <summary>The choice that the page's table is drawn by; the tools above it set it.</summary>
    public static ListChoice Current(HttpContext http) => http.Items[ItemKey] as ListChoice ?? new(false, new HashSet<string>());

    /// <summary>Draws the table below by this choice.</summary>
    public void Apply(HttpContext http) => http.Items[ItemKey] = this;
}
