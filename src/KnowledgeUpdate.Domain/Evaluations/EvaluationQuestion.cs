namespace KnowledgeUpdate.Domain.Evaluations;

/// <summary>A question of the questionnaire 质量评估问卷.</summary>
public sealed record EvaluationQuestion(EvaluationSide Side, [Sentence] string Question);
