using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Common;

namespace KnowledgeUpdate.Web.Tests.Conventions;

/// <summary>
/// Every sentence that people see has its Chinese. Sentences are found in the sources by the ways in which they are written.
/// </summary>
public sealed partial class TranslationTests
{
    private static readonly string[] Folders = ["src/KnowledgeUpdate.Domain", "src/KnowledgeUpdate.Application", "src/KnowledgeUpdate.Web"];

    [Fact]
    public void Every_sentence_has_a_translation()
    {
        var known = Translations().Select(t => t.Key).ToHashSet();
        var missing = Keys()
            .Where(k => !known.Contains(k.Key))
            .DistinctBy(k => k.Key)
            .OrderBy(k => k.Path, StringComparer.Ordinal)
            .ThenBy(k => k.Key, StringComparer.Ordinal)
            .Select(k => $"{k.Path}\t{k.Key}")
            .ToList();

        Assert.True(missing.Count == 0, $"{missing.Count} sentences have no translation:\n{string.Join('\n', missing)}");
    }

    [Fact]
    public void Every_act_and_every_kind_of_record_of_the_history_has_its_word()
    {
        var known = Translations().Select(t => t.Key).ToHashSet();
        var acts = typeof(Application.Pipeline.Actor)
            .Assembly.GetTypes()
            .Where(t =>
                !t.IsAbstract
                && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(Application.Pipeline.ICommand<>))
            );
        var kinds = typeof(Domain.Common.Entity)
            .Assembly.GetTypes()
            .Where(t =>
                t is { IsAbstract: false }
                && t.IsSubclassOf(typeof(Domain.Common.Entity))
                && !typeof(Domain.Common.IUntracked).IsAssignableFrom(t)
            );

        Assert.Empty(acts.Concat(kinds).Select(t => Infrastructure.HistoryWords.Sentence(t.Name)).Where(w => !known.Contains(w)).Order());
    }

    [Fact]
    public void A_translation_has_the_places_of_its_sentence() =>
        Assert.Empty(Translations().Where(t => !Places(t.Key).SetEquals(Places(t.Value))).Select(t => $"{t.Path}: {t.Key} → {t.Value}"));

    [Fact]
    public void A_singular_belongs_to_a_sentence_and_has_its_places()
    {
        var known = Translations().Select(t => t.Key).ToHashSet();
        Assert.Empty(
            OneOf
                .Singulars.Where(s => !known.Contains(s.Key) || !Places(s.Key).SetEquals(Places(s.Value)) || s.Key == s.Value)
                .Select(s => s.Key)
        );
    }

    [Fact]
    public void One_is_counted_as_one_in_English_and_as_any_other_in_Chinese()
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        Assert.Equal(
            ("{0} item", "{0} items", "{0} item", "{0} else"),
            (
                OneOf.Sentence("{0} items", "{0} items", [1]),
                OneOf.Sentence("{0} items", "{0} items", [2]),
                OneOf.Sentence("{0} items", "{0} items", ["1"]),
                OneOf.Sentence("{0} else", "{0} else", [1])
            )
        );
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        Assert.Equal("{0} 项", OneOf.Sentence("{0} items", "{0} 项", [1]));
        CultureInfo.CurrentUICulture = before;
    }

    [Fact]
    public void The_ways_of_writing_a_sentence_are_all_seen() =>
        Assert.Superset(
            new HashSet<string>
            {
                "Change password",
                "This work has ended already.",
                "Received",
                WorkActs.FirstReview,
                "A publicity period is open already.",
                "“{0}” is due on {1}. Days left: {2}",
                "Home",
            },
            Keys().Select(k => k.Key).ToHashSet()
        );

    private static HashSet<string> Places(string sentence) => [.. Place().Matches(sentence).Select(m => m.Groups[1].Value)];

    private static IEnumerable<(string Path, string Key, string Value)> Translations() =>
        Repository
            .Files("src", "*.zh-CN.resx")
            .SelectMany(f =>
                XDocument.Parse(f.Text).Root!.Elements("data").Select(d => (f.Path, d.Attribute("name")!.Value, d.Element("value")!.Value))
            );

    private static IEnumerable<(string Path, string Key)> Keys()
    {
        foreach (var (path, text) in Folders.SelectMany(f => Repository.Files(f, "*.cs").Concat(Repository.Files(f, "*.cshtml"))))
        {
            // A localiser's key, and the first argument of what is thrown at people or said of a value, in all branches of a condition.
            foreach (var opening in FirstArgument().Matches(text).Cast<Match>())
            {
                foreach (var key in Literals(Argument(text, opening.Index + opening.Length, all: false)))
                    yield return (path, key);
            }
            // A notice's sentence stands among ids and links; a form's fault among names of fields.
            foreach (var opening in AnyArgument().Matches(text).Cast<Match>())
            {
                foreach (
                    var key in Literals(Argument(text, opening.Index + opening.Length, all: true))
                        .Where(k => k.Contains(' ') && !k.StartsWith('/'))
                )
                    yield return (path, key);
            }
            foreach (var entry in ConstraintMessage().Matches(text).Cast<Match>())
                yield return (path, Unescape(entry.Groups[1].Value));
        }

        foreach (
            var act in new[]
            {
                typeof(WorkActs),
                typeof(KnowledgeUpdate.Application.Learners.LearnerActs),
                typeof(KnowledgeUpdate.Application.Delivery.DeliveryActs),
                typeof(KnowledgeUpdate.Application.Countersign.CountersignActs),
            }
                .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static))
                .Where(f => f.IsLiteral)
        )
            yield return ("WorkActs", (string)act.GetRawConstantValue()!);
        foreach (var type in typeof(RuleException).Assembly.GetTypes().Where(t => t.IsEnum && t != typeof(Tone)))
        {
            foreach (var value in Enum.GetValues(type).Cast<Enum>())
                yield return ($"{type.Name}.{value}", value.Word());
        }
    }

    /// <summary>The text from an opening bracket to its end: of the first argument, or of all.</summary>
    private static string Argument(string text, int start, bool all)
    {
        var (depth, at) = (0, start);
        for (; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                while (++at < text.Length && text[at] != '"')
                    if (text[at] == '\\')
                        at++;
                continue;
            }

            if (text[at] is '(' or '[' or '{')
                depth++;
            else if (text[at] is ')' or ']' or '}' && --depth < 0)
                break;
            else if (text[at] == ',' && depth == 0 && !all)
                break;
        }

        return text[start..Math.Min(at, text.Length)];
    }

    /// <summary>
    /// The literals that stand for themselves: not interpolated, not compared with, not within a bracket of another localiser.
    /// </summary>
    private static IEnumerable<string> Literals(string code) =>
        Literal().Matches(code).Where(m => m.Groups[1].Length == 0).Select(m => Unescape(m.Groups[2].Value));

    private static string Unescape(string literal) => literal.Replace("\\\"", "\"").Replace("\\\\", "\\");

    [GeneratedRegex(
        @"\b(?:[Tt]ext|[Ss]hared|[Ww]ords)\[|new (?:RuleException|ForbiddenException)\(|\bItem\((?="")|"
            + @"MessageItem\] = (?="")|ImportResult\.Unchanged, (?="")|new ActLine\((?="")"
    )]
    private static partial Regex FirstArgument();

    [GeneratedRegex(@"\b(?:TellAsync|TellAllAsync|new FormFault|\.Refuse|\bMissing)\(")]
    private static partial Regex AnyArgument();

    [GeneratedRegex(@"(?:\[""(?:ix|ck|tr)_[a-z_]+""\] =|\? message :) ""((?:[^""\\]|\\.)*)""")]
    private static partial Regex ConstraintMessage();

    [GeneratedRegex(@"((?:\$|[=!]= |is |case )?)""((?:[^""\\]|\\.)*)""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{(\d+)")]
    private static partial Regex Place();
}
