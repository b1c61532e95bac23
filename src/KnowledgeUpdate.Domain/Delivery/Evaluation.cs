using KnowledgeUpdate.Domain.Common;

namespace KnowledgeUpdate.Domain.Delivery;

/// <summary>The four sides that a seminar is evaluated on.</summary>
public enum EvaluationSide
{
    /// <summary>方案设计</summary>
    [Term("Design of the programme")] Design,

    /// <summary>组织实施</summary>
    [Term("Organisation of the seminar")] Organisation,

    /// <summary>教学保障</summary>
    [Term("Teaching and support")] Teaching,

    /// <summary>研修效果</summary>
    [Term("Effect")] Effect,
}

/// <summary>The questionnaire 质量评估问卷.</summary>
public static class Evaluation
{
    /// <summary>Highest mark; the lowest is 1.</summary>
    public const int Most = 5;

    /// <summary>Fewest answers whose result is shown: below it a mark could be traced to a person.</summary>
    public const int FewestShown = 5;

    /// <summary>Longest comment, characters.</summary>
    public const int CommentMaxLength = 500;

    /// <summary>The questions, English keys, by side.</summary>
    public static readonly IReadOnlyList<(EvaluationSide Side, string Question)> Questions =
    [
        (EvaluationSide.Design, "The topic meets what my work needs"),
        (EvaluationSide.Design, "Courses and their order are well chosen"),
        (EvaluationSide.Organisation, "Notice, registration and arrival went smoothly"),
        (EvaluationSide.Organisation, "Time and attendance were kept as announced"),
        (EvaluationSide.Teaching, "The lecturers know their subject and teach it well"),
        (EvaluationSide.Teaching, "Rooms, materials, meals and lodging were good"),
        (EvaluationSide.Effect, "I learned what I can use"),
        (EvaluationSide.Effect, "I would recommend the seminar to a colleague"),
    ];

    /// <summary>Mean of marks, rounded once, to two places.</summary>
    public static decimal Mean(IEnumerable<int> marks) => decimal.Round(marks.Average(m => (decimal)m), 2, MidpointRounding.AwayFromZero);
}

/// <summary>An answered questionnaire. It names nobody: no person, no time, and an id that tells no order.</summary>
public sealed class EvaluationAnswer : Entity, IUntracked
{
    private EvaluationAnswer() { }

    /// <summary>Keeps an answer.</summary>
    /// <param name="marks">A mark from 1 to <see cref="Evaluation.Most"/> for each question.</param>
    /// <exception cref="RuleException">A mark is missing or out of range.</exception>
    public EvaluationAnswer(Guid seminarId, IReadOnlyList<int> marks, string? comment)
    {
        if (marks.Count != Evaluation.Questions.Count || marks.Any(m => m is < 1 or > Evaluation.Most))
            throw new RuleException("Answer every question.");
        Id = Guid.NewGuid();
        (SeminarId, Marks, Comment) = (seminarId, [.. marks], Characters.TrimToNull(comment));
    }

    /// <summary>The seminar.</summary>
    public Guid SeminarId { get; private set; }

    /// <summary>Marks in the order of the questions.</summary>
    public IReadOnlyList<int> Marks { get; private set; } = [];

    /// <summary>Comment.</summary>
    public string? Comment { get; private set; }
}

/// <summary>That a trainee has answered, apart from the answer: each answers once.</summary>
public sealed class EvaluationTaken : ITenantOwned, IUntracked
{
    private EvaluationTaken() { }

    /// <summary>Notes that a trainee has answered.</summary>
    public EvaluationTaken(Guid seminarId, Guid enrolmentId) => (SeminarId, EnrolmentId) = (seminarId, enrolmentId);

    /// <inheritdoc />
    public Guid TenantId { get; private set; }

    /// <summary>The seminar.</summary>
    public Guid SeminarId { get; private set; }

    /// <summary>The trainee's enrolment.</summary>
    public Guid EnrolmentId { get; private set; }
}
