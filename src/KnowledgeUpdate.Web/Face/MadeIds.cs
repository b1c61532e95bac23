using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

internal static class MadeIds
{
    /// <summary>
    /// An id made for an element that has none. Razor's unique id belongs to a place in the source: in a loop, the second element needs
    /// another.
    /// </summary>
    public static string IdOf(this ViewContext view, string prefix, TagHelperContext element)
    {
        var made = prefix + element.UniqueId;
        var key = (typeof(MadeIds), made);
        var count = view.HttpContext.Items.TryGetValue(key, out var before) ? (int)before! + 1 : 1;
        view.HttpContext.Items[key] = count;
        return count == 1 ? made : $"{made}-{count}";
    }
}
