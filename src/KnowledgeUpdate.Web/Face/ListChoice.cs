using System.Globalization;
using KnowledgeUpdate.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

/// <summary>A column of a list that the reader may leave out.</summary>
/// <param name="Key">Its name in <c>ku-col</c> and in the cookie.</param>
/// <param name="Text">Its head.</param>
public sealed record ListColumn(string Key, string Text);

/// <summary>Density and columns of a list, above its table: <c>&lt;partial name="_ListTools" model="…" /&gt;</c>.</summary>
/// <param name="Name">Name of the list in the cookie: letters only.</param>
public sealed record ListTools(string Name, IReadOnlyList<ListColumn> Columns);

/// <summary>How dense the reader wants lists, and which columns of one they leave out. Kept in cookies of this browser, and drawn by the server.</summary>
public sealed record ListChoice(bool Compact, IReadOnlySet<string> Hidden)
{
    /// <summary>Cookie of the density; "compact" or absent.</summary>
    public const string DensityCookie = "ku-density";

    private const string ItemKey = "ku-list";

    /// <summary>Cookie of a list's columns that are left out, with points between; absent: all are shown.</summary>
    public static string ColumnsCookie(string list) => $"ku-without-{list}";

    /// <summary>What this reader chose for a list.</summary>
    public static ListChoice Of(HttpRequest request, string list) => new(request.Cookies[DensityCookie] == "compact",
        (request.Cookies[ColumnsCookie(list)] ?? "").Split('.', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal));

    /// <summary>The choice that the page's table is drawn by; the tools above it set it.</summary>
    public static ListChoice Current(HttpContext http) => http.Items[ItemKey] as ListChoice ?? new(false, new HashSet<string>());

    /// <summary>Draws the table below by this choice.</summary>
    public void Apply(HttpContext http) => http.Items[ItemKey] = this;
}

/// <summary>The end point behind the tools: the same as <see cref="DisplayEndpoints"/>, for lists.</summary>
public static class ListChoiceEndpoints
{
    private const int MostColumns = 30;

    /// <summary>Maps GET /display/list?density=compact|comfortable and GET /display/list?list=…&amp;all=a&amp;all=b&amp;show=a, which keep the choice and go back.</summary>
    public static IEndpointConventionBuilder MapListChoice(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/display/list", (HttpContext http, string? density, string? list, string? returnUrl) =>
        {
            if (density is not null)
                DisplayEndpoints.Set(http, ListChoice.DensityCookie, density == "compact" ? density : null);
            if (list is not null && IsName(list))
            {
                var shown = http.Request.Query["show"].ToHashSet();
                var hidden = http.Request.Query["all"].Where(c => c is not null && IsName(c) && !shown.Contains(c)).Take(MostColumns).ToList();
                DisplayEndpoints.Set(http, ListChoice.ColumnsCookie(list), hidden.Count > 0 ? string.Join('.', hidden) : null);
            }

            return Results.LocalRedirect(LocalAddress.Of(returnUrl, "/"));
        }).AllowAnonymous();

    private static bool IsName(string text) => text.Length is > 0 and < 30 && text.All(char.IsAsciiLetterLower);
}

/// <summary>A cell or head of a column that may be left out: <c>&lt;td ku-col="saved"&gt;</c>. Left out, it is not written at all.</summary>
[HtmlTargetElement("th", Attributes = "ku-col"), HtmlTargetElement("td", Attributes = "ku-col"), HtmlTargetElement("ku-sort", Attributes = "ku-col")]
public sealed class ColumnTagHelper : TagHelper
{
    /// <summary>The column's key.</summary>
    public string KuCol { get; set; } = "";

    /// <summary>The page.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>After the helpers that write the cell.</summary>
    public override int Order => 100;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ListChoice.Current(ViewContext.HttpContext).Hidden.Contains(KuCol))
            output.SuppressOutput();
    }
}

/// <summary>A table as dense as the reader chose: <c>&lt;table class="ku-table" ku-dense&gt;</c>.</summary>
[HtmlTargetElement("table", Attributes = "ku-dense")]
public sealed class DenseTagHelper : TagHelper
{
    /// <summary>The page.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.RemoveAll("ku-dense");
        if (ListChoice.Current(ViewContext.HttpContext).Compact)
            output.AddClass("ku-table--compact");
    }
}
