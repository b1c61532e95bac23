namespace KnowledgeUpdate.Application.Audit;

/// <summary>A name of the history as people read it.</summary>
/// <param name="Area">The area whose text has it.</param>
/// <param name="Word">The word in English.</param>
public sealed record HistoryName(string Area, [property: Sentence] string Word);
