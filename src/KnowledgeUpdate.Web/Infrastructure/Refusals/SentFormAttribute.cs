namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>
/// Names the property of the page that holds the form a handler receives, if it is not <see cref="Usual"/>: an error is then shown beside
/// its field. <c>[SentForm(nameof(Decision))] public Task&lt;IActionResult&gt; OnPostDecideAsync(…)</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SentFormAttribute(string name) : Attribute
{
    /// <summary>The form of a page that has one.</summary>
    public const string Usual = "Input";

    public string Name { get; } = name;
}
