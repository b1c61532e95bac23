namespace KnowledgeUpdate.Domain.Common;

/// <summary>A sentence with the values of its places: a finding that is shown later, or a word within another sentence.</summary>
public sealed record Said([Sentence] string Key, params IReadOnlyList<object?> Args);
