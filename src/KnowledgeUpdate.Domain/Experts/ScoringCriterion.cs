namespace KnowledgeUpdate.Domain.Experts;

/// <summary>A criterion of expert scoring with its weight in percent.</summary>
/// <param name="Guide">What experts look at; null: the name says it.</param>
public sealed record ScoringCriterion(string Name, int Weight, string? Guide = null);
