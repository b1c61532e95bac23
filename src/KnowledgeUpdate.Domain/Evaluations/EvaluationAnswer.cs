namespace KnowledgeUpdate.Domain.Evaluations;

/// <summary>An answered questionnaire. It is anonymous: no person, no time, and an id that reveals no order.</summary>
public sealed class EvaluationAnswer : Entity, IUntracked
{
    private EvaluationAnswer() { }

    /// <param name="marks">A mark from 1 to <see cref="Evaluation.Most"/> for each question.</param>
    /// <exception cref="RuleException">A mark is missing or out of range.</exception>
    public EvaluationAnswer(Guid gatheringId, IReadOnlyList<int> marks, string? comment)
    {
        if (marks.Count != Evaluation.Questions.Count || marks.Any(m => m is < 1 or > Evaluation.Most))
            throw new RuleException("Answer every question.");
        Id = Guid.NewGuid();
        (GatheringId, Marks, Comment) = (gatheringId, [.. marks], Characters.TrimToNull(comment));
    }

    public Guid GatheringId { get; private set; }

    /// <summary>Marks in the order of the questions.</summary>
    public IReadOnlyList<int> Marks { get; private set; } = [];

    public string? Comment { get; private set; }
}
