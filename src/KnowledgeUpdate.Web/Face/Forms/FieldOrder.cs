namespace KnowledgeUpdate.Web.Face;

/// <summary>The order of the fields on the page, so that the summary lists errors in that order.</summary>
internal static class FieldOrder
{
    private static readonly object Key = new();

    public static void Add(HttpContext http, string name) => Of(http).Add(name);

    public static List<string> Of(HttpContext http)
    {
        if (http.Items[Key] is not List<string> names)
            http.Items[Key] = names = [];
        return names;
    }
}
