namespace KnowledgeUpdate.Domain.Experts;

/// <summary>A criterion of expert scoring with its weight in percent.</summary>
public sealed record ScoringCriterion(string Name, int Weight);
