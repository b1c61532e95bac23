namespace KnowledgeUpdate.Web.Face;

/// <summary>
/// The labels of the page's fields, by the last part of the field names, for messages that mention a value away from its field.
/// </summary>
internal static class FieldLabels
{
    private static readonly object Key = new();

    /// <summary>Registers a field; of two with the same name the first counts.</summary>
    public static void Add(HttpContext http, string name, string label) => Read(http).TryAdd(name[(name.LastIndexOf('.') + 1)..], label);

    public static IReadOnlyDictionary<string, string> Of(HttpContext http) => Read(http);

    private static Dictionary<string, string> Read(HttpContext http)
    {
        if (http.Items[Key] is not Dictionary<string, string> labels)
            http.Items[Key] = labels = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        return labels;
    }
}
