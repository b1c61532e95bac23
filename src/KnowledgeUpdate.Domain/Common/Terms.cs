using System.Collections.Concurrent;
using System.Reflection;

namespace KnowledgeUpdate.Domain.Common;

/// <summary>Reads the words set beside enum values.</summary>
public static class Terms
{
    private static readonly ConcurrentDictionary<Enum, TermAttribute> Known = new();

    /// <summary>The English word of <paramref name="value"/>; the value's own name where none was set.</summary>
    [return: Sentence]
    public static string Word(this Enum value) => Find(value).Word;

    /// <summary>The tone of <paramref name="value"/>.</summary>
    public static Tone Tone(this Enum value) => Find(value).Tone;

    private static TermAttribute Find(Enum value) =>
        Known.GetOrAdd(
            value,
            static v => v.GetType().GetField(v.ToString())?.GetCustomAttribute<TermAttribute>() ?? new TermAttribute(v.ToString())
        );
}
