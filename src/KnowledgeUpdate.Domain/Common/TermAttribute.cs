namespace KnowledgeUpdate.Domain.Common;

/// <summary>
/// The English word of an enum value, or of a property where its name says something else to people, which is also the key of its
/// translation; and the tone of a state.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class TermAttribute([Sentence] string word, Tone tone = Tone.Idle) : Attribute
{
    [Sentence]
    public string Word { get; } = word;

    /// <summary>The tone of the state's tag.</summary>
    public Tone Tone { get; } = tone;
}
