namespace KnowledgeUpdate.Domain.Evaluations;

/// <summary>The questionnaire 质量评估问卷.</summary>
public static class Evaluation
{
    /// <summary>Highest mark; the lowest is 1.</summary>
    public const int Most = 5;

    /// <summary>Fewest answers whose result is shown: below it a mark could be traced to a person.</summary>
    public const int FewestShown = 5;

    /// <summary>Longest comment, characters.</summary>
    public const int CommentMaxLength = 500;

    /// <summary>The questions by side.</summary>
    public static readonly IReadOnlyList<EvaluationQuestion> Questions =
    [
        new(EvaluationSide.Design, "The topic meets what my work needs"),
        new(EvaluationSide.Design, "Courses and their order are well chosen"),
        new(EvaluationSide.Organisation, "Notice, registration and arrival went smoothly"),
        new(EvaluationSide.Organisation, "Time and attendance were kept as announced"),
        new(EvaluationSide.Teaching, "The lecturers know their subject and teach it well"),
        new(EvaluationSide.Teaching, "Rooms, materials, meals and lodging were good"),
        new(EvaluationSide.Effect, "I learned what I can use"),
        new(EvaluationSide.Effect, "I would recommend the training to a colleague"),
    ];

    /// <summary>Mean of marks, rounded once, to two places.</summary>
    public static decimal Mean(IEnumerable<int> marks) => decimal.Round(marks.Average(m => (decimal)m), 2, MidpointRounding.AwayFromZero);
}
