namespace KnowledgeUpdate.Domain.Common;

/// <summary>The English word of an enum value, which is also the key of its translation, and its tone where it is a state.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class TermAttribute([Sentence] string word, Tone tone = Tone.Idle) : Attribute
{
    [Sentence]
    public string Word { get; } = word;

    /// <summary>The tone of the state's tag.</summary>
    public Tone Tone { get; } = tone;
}
