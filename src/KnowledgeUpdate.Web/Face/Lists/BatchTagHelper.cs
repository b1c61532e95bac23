using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

/// <summary>
/// The bar above a table whose rows can be ticked; it is in the same form as the table. It counts the ticks (inputs with
/// <c>data-ku-pick</c>), says what the act would bring about and whether that passes the limit, before the click: <c>&lt;ku-batch used="4"
/// limit="8" consequence="@Text["Recommending them uses {0} of {1} places"]" over="@Text["{0} over the limit …"]"&gt; &lt;button class="btn
/// btn-sm btn-primary" data-ku-label="@Text["Recommend {0} selected"]"&gt;…&lt;/button&gt;&lt;/ku-batch&gt;</c>. Without script it is
/// always there and the server answers instead.
/// </summary>
[HtmlTargetElement("ku-batch")]
public sealed class BatchTagHelper(IStringLocalizer<SharedText> shared) : TagHelper
{
    /// <summary>How much of the limit is used already.</summary>
    public decimal? Used { get; set; }

    public decimal? Limit { get; set; }

    /// <summary>
    /// What the act brings about; {0} becomes used and picked together, {1} the limit. A tick may weigh <c>data-ku-weight</c>.
    /// </summary>
    public string? Consequence { get; set; }

    /// <summary>Said when the limit would be passed; {0} becomes the excess, {1} the limit.</summary>
    public string? Over { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("ku-batch");
        output.Attributes.SetAttribute("data-ku-batch", "");
        Data("used", Used);
        Data("limit", Limit);
        output.Attributes.SetAttribute("data-count", shared["{0} selected"].Value);
        if (Consequence is not null)
            output.Attributes.SetAttribute("data-consequence", Consequence);
        if (Over is not null)
            output.Attributes.SetAttribute("data-over", Over);

        output
            .Content.AppendHtml("<span role=\"status\" class=\"ku-batch__says\" data-ku-batch-says>")
            .Append(shared["Tick the rows first"])
            .AppendHtml("</span>");
        output
            .Content.AppendHtml("<div class=\"ku-batch__acts\">")
            .AppendHtml(content)
            .AppendHtml("<button type=\"button\" class=\"ku-linkbtn\" data-ku-unpick data-ku-js hidden>")
            .Append(shared["Clear selection"])
            .AppendHtml("</button></div>");

        void Data(string name, decimal? value)
        {
            if (value is not null)
                output.Attributes.SetAttribute("data-" + name, value.Value.ToString(CultureInfo.InvariantCulture));
        }
    }
}
