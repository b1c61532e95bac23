using System.Collections.Concurrent;
using System.Reflection;

namespace KnowledgeUpdate.Domain.Common;

/// <summary>How urgent a state looks: the shape and colour of its tag. Colour never speaks alone, the word stands beside it.</summary>
public enum Tone
{
    /// <summary>○ Nobody waits.</summary>
    Idle,

    /// <summary>◐ Under way, somebody else's turn.</summary>
    Wait,

    /// <summary>▲ The reader's to mend.</summary>
    Warn,

    /// <summary>✓ Good.</summary>
    Good,

    /// <summary>✕ Bad.</summary>
    Bad,
}

/// <summary>The English word of an enum value, which is also the key of its translation, and its tone where it is a state.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class TermAttribute(string word, Tone tone = Tone.Idle) : Attribute
{
    /// <summary>The English word.</summary>
    public string Word { get; } = word;

    /// <summary>The tone of the state's tag.</summary>
    public Tone Tone { get; } = tone;
}

/// <summary>Reads the words set beside enum values.</summary>
public static class Terms
{
    private static readonly ConcurrentDictionary<Enum, TermAttribute> Known = new();

    /// <summary>The English word of <paramref name="value"/>; the value's own name where none was set.</summary>
    public static string Word(this Enum value) => Find(value).Word;

    /// <summary>The tone of <paramref name="value"/>.</summary>
    public static Tone Tone(this Enum value) => Find(value).Tone;

    private static TermAttribute Find(Enum value) => Known.GetOrAdd(value, static v =>
        v.GetType().GetField(v.ToString())?.GetCustomAttribute<TermAttribute>() ?? new TermAttribute(v.ToString()));
}
