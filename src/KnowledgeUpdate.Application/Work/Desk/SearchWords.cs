namespace KnowledgeUpdate.Application.Work;

/// <summary>The words of a search.</summary>
/// <param name="Text">As typed, without spaces around it.</param>
/// <param name="Like">Pattern for ILIKE that finds it anywhere.</param>
public sealed record SearchWords(string Text, string Like)
{
    /// <summary>Hits of each kind.</summary>
    public const int Most = 10;
}
