namespace KnowledgeUpdate.Application.Audit;

/// <summary>What the file of a tenant's anchors holds.</summary>
/// <param name="Anchors">Sequence and hash of the anchored events.</param>
/// <param name="Signed">How many of the lines are signed.</param>
/// <param name="Faults">What is wrong with the others.</param>
public sealed record AnchorRead(IReadOnlyDictionary<long, string> Anchors, int Signed, IReadOnlyList<string> Faults);
