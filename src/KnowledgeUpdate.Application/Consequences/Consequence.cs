namespace KnowledgeUpdate.Application.Consequences;

/// <summary>Something that depends on a fact, and what happens to it when the fact is taken back.</summary>
/// <param name="Id">Name of the edge, used by the test that covers it.</param>
/// <param name="RestsOn">The thing.</param>
/// <param name="What">What happens, with owner and last day where it is a work item, or why it stands.</param>
public sealed record Consequence(string Id, string RestsOn, Fate Fate, string What);
