namespace KnowledgeUpdate.Application.Consequences;

/// <summary>A fact that can be taken back.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="By">Messages that take it back.</param>
/// <param name="Moves">Moves out of a decided state that are the same.</param>
/// <param name="Consequences">What rests on it.</param>
public sealed record TakenBack(string Fact, IReadOnlyList<Type> By, IReadOnlyList<Move> Moves, IReadOnlyList<Consequence> Consequences);
