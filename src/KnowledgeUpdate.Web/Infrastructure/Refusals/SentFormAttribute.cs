namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>
/// Says which property of the page holds the form that a handler takes, where it is not <see cref="Usual"/>: a refusal then stands beside
/// its field. <c>[SentForm(nameof(Decision))] public Task&lt;IActionResult&gt; OnPostDecideAsync(…)</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SentFormAttribute(string name) : Attribute
{
    /// <summary>The form of a page that has one.</summary>
    public const string Usual = "Input";

    public string Name { get; } = name;
}
