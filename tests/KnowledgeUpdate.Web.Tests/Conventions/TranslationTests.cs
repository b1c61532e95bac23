using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using KnowledgeUpdate.Application.Audit;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Seminars;

namespace KnowledgeUpdate.Web.Tests.Conventions;

/// <summary>
/// Every sentence that people see has its Chinese. The compiler finds the sentences: see <see cref="SentenceReader"/>.
/// </summary>
public sealed partial class TranslationTests
{
    [Fact]
    public void Nothing_that_people_read_is_put_together_at_run_time() =>
        None(SentenceReader.Sentences.Where(s => s.Key is null).Select(s => s.Place));

    [Fact]
    public void Every_sentence_has_its_Chinese_in_the_area_that_says_it_or_in_the_shared_text()
    {
        var texts = Texts();
        None(
            SentenceReader
                .Sentences.Where(s => s.Key is { Length: > 0 } key && !texts[s.Area].ContainsKey(key) && !texts["Shared"].ContainsKey(key))
                .Select(s => $"{s.Area}\t{s.Key}\t{s.Place}")
        );
    }

    [Fact]
    public void A_sentence_that_is_looked_up_in_every_text_means_the_same_in_all()
    {
        var texts = Texts();
        None(
            SentenceReader
                .Sentences.Where(s => s.Key is { Length: > 0 } key && !s.IsOfArea && !texts["Shared"].ContainsKey(key))
                .Where(s => texts.Values.Select(t => t.GetValueOrDefault(s.Key!)).OfType<string>().Distinct().Skip(1).Any())
                .Select(s => $"{s.Key}\t{s.Place}")
        );
    }

    [Fact]
    public void No_translation_is_left_over()
    {
        var texts = Texts();
        var said = SentenceReader
            .Sentences.Select(s => (s.Area, s.Key))
            .Concat(HistoryNames.All.Select(n => (TextOf(n, texts), (string?)n.Word)))
            .ToHashSet();
        var anywhere = said.Select(s => s.Item2).ToHashSet();
        None(
            from text in texts
            from key in text.Value.Keys
            where text.Key == "Shared" ? !anywhere.Contains(key) : !said.Contains((text.Key, key))
            select $"{text.Key}\t{key}"
        );
    }

    /// <summary>Fails with every line: the person who mends them wants all at once.</summary>
    private static void None(IEnumerable<string> faults)
    {
        var all = faults.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, $"{all.Count}:\n{string.Join('\n', all)}");
    }

    private static Dictionary<string, Dictionary<string, string>> Texts() =>
        SentenceReader.TextAreas.ToDictionary(
            a => a,
            a => Translations().Where(t => Path.GetFileName(t.Path) == $"{a}Text.zh-CN.resx").ToDictionary(t => t.Key, t => t.Value)
        );

    /// <summary>The compiler keeps one of them and drops the other without a word.</summary>
    [Fact]
    public void No_two_keys_of_a_text_differ_by_case_alone() =>
        None(
            from text in Texts()
            from keys in text.Value.Keys.GroupBy(k => k, StringComparer.OrdinalIgnoreCase)
            where keys.Count() > 1
            select $"{text.Key}\t{string.Join(" | ", keys)}"
        );

    [Fact]
    public void Every_act_every_kind_of_record_and_every_value_of_the_history_has_its_word_in_its_area_or_in_the_shared_text()
    {
        var texts = Texts();
        None(
            HistoryNames
                .All.Where(n => !texts[TextOf(n, texts)].ContainsKey(n.Word) && !texts["Shared"].ContainsKey(n.Word))
                .Select(n => $"{TextOf(n, texts)}\t{n.Word}")
        );
    }

    /// <summary>The text that has the word; areas without a text have theirs in the shared one.</summary>
    private static string TextOf(HistoryName name, Dictionary<string, Dictionary<string, string>> texts) =>
        texts.ContainsKey(name.Area) ? name.Area : "Shared";

    /// <summary>The compiler of resources takes keys that differ by case alone for one, and drops the other.</summary>
    [Fact]
    public void Two_sentences_of_a_text_differ_by_more_than_case() =>
        None(
            Translations()
                .GroupBy(t => (t.Path, Key: t.Key.ToUpperInvariant()))
                .Where(g => g.Skip(1).Any())
                .Select(g => $"{g.Key.Path}: {string.Join(" / ", g.Select(t => t.Key))}")
        );

    [Fact]
    public void A_translation_has_the_places_of_its_sentence() =>
        Assert.Empty(Translations().Where(t => !Places(t.Key).SetEquals(Places(t.Value))).Select(t => $"{t.Path}: {t.Key} → {t.Value}"));

    [Fact]
    public void A_singular_belongs_to_a_sentence_and_has_its_places()
    {
        var known = Translations().Select(t => t.Key).ToHashSet();
        Assert.Empty(
            Singulars
                .All.Where(s => !known.Contains(s.Key) || !Places(s.Key).SetEquals(Places(s.Value)) || s.Key == s.Value)
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
                Singulars.Sentence("{0} items", "{0} items", [1]),
                Singulars.Sentence("{0} items", "{0} items", [2]),
                Singulars.Sentence("{0} items", "{0} items", ["1"]),
                Singulars.Sentence("{0} else", "{0} else", [1])
            )
        );
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        Assert.Equal("{0} 项", Singulars.Sentence("{0} items", "{0} 项", [1]));
        CultureInfo.CurrentUICulture = before;
    }

    [Fact]
    public void The_ways_of_writing_a_sentence_are_all_seen() =>
        Assert.Superset(
            new HashSet<string?>
            {
                "Change password",
                "This work has ended already.",
                "Received",
                SeminarActs.FirstReview,
                "A notice period is open already.",
                "“{0}” is due on {1}. Days left: {2}",
                "Home",
            },
            SentenceReader.Sentences.Select(s => s.Key).ToHashSet()
        );

    private static HashSet<string> Places(string sentence) => [.. Place().Matches(sentence).Select(m => m.Groups[1].Value)];

    private static IEnumerable<(string Path, string Key, string Value)> Translations() =>
        Repository
            .Files("src", "*.zh-CN.resx")
            .SelectMany(f =>
                XDocument.Parse(f.Text).Root!.Elements("data").Select(d => (f.Path, d.Attribute("name")!.Value, d.Element("value")!.Value))
            );

    [GeneratedRegex(@"\{(\d+)")]
    private static partial Regex Place();
}
