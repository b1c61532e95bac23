namespace KnowledgeUpdate.Application.Countersign;

/// <summary>A sentence or a fact of a proposed act.</summary>
/// <param name="Key">English sentence with places, or the name of a fact.</param>
/// <param name="Args">Values for its places, or the fact's value.</param>
public sealed record ActLine([Sentence(OfArea = true)] string Key, params IReadOnlyList<string> Args);
