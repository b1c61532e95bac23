namespace KnowledgeUpdate.Application.Seminars;

/// <summary>A row of an answer.</summary>
/// <param name="Value">Two rows are the same if these are.</param>
/// <param name="Parts">What is shown of it: texts, numbers, days, words, the code of a field.</param>
internal sealed record AnswerRow(object? Value, IReadOnlyList<object?> Parts);
