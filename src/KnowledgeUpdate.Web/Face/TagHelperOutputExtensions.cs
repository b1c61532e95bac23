using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

internal static class TagHelperOutputExtensions
{
    /// <summary>Adds classes before those the page wrote.</summary>
    public static void AddClass(this TagHelperOutput output, string classes)
    {
        var own = output.Attributes["class"]?.Value?.ToString();
        var all = string.Join(' ', new[] { classes, own }.Where(c => !string.IsNullOrEmpty(c)));
        if (all.Length > 0)
            output.Attributes.SetAttribute("class", all);
    }
}
