namespace KnowledgeUpdate.Domain.Learners;

/// <summary>What a person says about their profession; the learner may change it at any time.</summary>
/// <param name="Series">One of <see cref="TitleSeries"/>; null while unknown.</param>
/// <param name="FieldCode">The profession 专业, by the code of its field.</param>
public sealed record Profession(string? Series, TitleLevel Level, string? Title, string? FieldCode, Education Education);
