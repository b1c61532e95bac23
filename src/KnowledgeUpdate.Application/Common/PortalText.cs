using System.Globalization;
using System.Text.Json;
using KnowledgeUpdate.Persistence.Common;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Common;

/// <summary>
/// The portal's words in the reader's language, for pages, letters and sheets alike. The word of an enum value comes from the text of its
/// type's area, else from the shared one; a sentence from the shared text, else from the text that has it: a test sees to it that all that
/// have it say the same.
/// </summary>
public sealed class PortalText(IStringLocalizerFactory factory)
{
    private const string Shared = nameof(Shared);

    /// <summary>Every text, by the name of its area.</summary>
    private readonly Dictionary<string, IStringLocalizer> texts = typeof(SharedText)
        .Assembly.GetTypes()
        .Where(t => t.Name.EndsWith("Text", StringComparison.Ordinal) && AreaOf(t) + "Text" == t.Name)
        .Append(typeof(SharedText))
        .ToDictionary(t => t.Name[..^"Text".Length], factory.Create);

    public string this[[Sentence] string key] => Find(key);

    /// <summary>The sentence with values in its places.</summary>
    public string this[[Sentence] string key, params object?[] args] =>
        string.Format(CultureInfo.CurrentCulture, Singulars.Sentence(key, Find(key), args), [.. args.Select(Word)]);

    /// <summary>The word of an enum value.</summary>
    public string this[Enum value] => Find(value.Word(), AreaOf(value.GetType()));

    /// <summary>A number of rows, as it stands before the word of what is counted.</summary>
    public string this[RowCount count] => count.IsMore ? this["more than {0}", count.Value.ToString("N0")] : count.Value.ToString();

    /// <summary>A label with its value, as <c>Kind: course</c>.</summary>
    public string Pair(string label, object? value) => this["{0}: {1}", label, value];

    /// <summary>Things of one kind after each other, with the mark of the reader's language between them.</summary>
    public string List(IEnumerable<string> things) => string.Join(this[", "], things);

    /// <summary>Statements after each other, each of which may have commas of its own.</summary>
    public string Clauses(IEnumerable<string> statements) => string.Join(this["; "], statements);

    /// <summary>A sentence that an area says, in that area's own words.</summary>
    public string At(string area, [Sentence] string key, params object?[] args)
    {
        var found = Find(key, area);
        return args.Length == 0
            ? found
            : string.Format(CultureInfo.CurrentCulture, Singulars.Sentence(key, found, args), [.. args.Select(Word)]);
    }

    public string Of(RuleException rule) => this[rule.Message, [.. rule.Args]];

    public string Of(ForbiddenException refusal) => this[refusal.Message, [.. refusal.Args]];

    /// <summary>A sentence whose values were kept by <see cref="Keep"/>.</summary>
    public string Kept([Sentence] string key, string args) => this[key, [.. JsonSerializer.Deserialize<JsonElement[]>(args)!.Select(Read)]];

    /// <summary>The values of a sentence as they are kept: words stay words, and are read in the language of whoever reads them.</summary>
    /// <returns>JSON list of texts, and of words with the area that says them.</returns>
    public static string Keep(IEnumerable<object?> args) =>
        JsonSerializer.Serialize(
            args.Select(a =>
                a switch
                {
                    Enum word => new KeptWord(word.Word(), AreaOf(word.GetType())),
                    Said said => new KeptWord(said.Key, ""),
                    IReadOnlyList<string> things => things,
                    _ => (object?)Convert.ToString(a, CultureInfo.InvariantCulture),
                }
            ),
            PortalModel.Json
        );

    /// <summary>Does something in another language than that of whoever causes it.</summary>
    public static T In<T>(string language, Func<T> make)
    {
        var (words, forms) = (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture);
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);
            return make();
        }
        finally
        {
            (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (words, forms);
        }
    }

    /// <summary>The area of a type: what follows the project in its namespace.</summary>
    public static string AreaOf(Type type) => type.Namespace?.Split('.') is [_, _, var area, ..] ? area : Shared;

    private object? Read(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.Deserialize<KeptWord>(PortalModel.Json) is { } word ? Find(word.Word, word.Area)
        : value.ValueKind == JsonValueKind.Array ? List(value.EnumerateArray().Select(v => v.ToString()))
        : value.ToString();

    private object? Word(object? value) =>
        value switch
        {
            Enum word => this[word],
            Said said => said.Args.Count == 0 ? Find(said.Key) : this[said.Key, [.. said.Args]],
            IReadOnlyList<string> things => List(things),
            _ => value,
        };

    private string Find([Sentence] string key, string area = "")
    {
        foreach (
            var text in area.Length > 0 && texts.TryGetValue(area, out var own) ? [own, texts[Shared]] : texts.Values.Prepend(texts[Shared])
        )
            if (text[key] is { ResourceNotFound: false } found)
                return found.Value;
        return key;
    }

    /// <summary>A word among kept values.</summary>
    private sealed record KeptWord([property: Sentence] string Word, string Area);
}
