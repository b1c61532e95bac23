namespace KnowledgeUpdate.Application.Tests.Consequences;

/// <summary>
/// The test takes a fact back and sees that what rests on it follows: names of the edges in the register of consequences.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WalksAttribute(params string[] edges) : Attribute
{
    public IReadOnlyList<string> Edges { get; } = edges;
}
