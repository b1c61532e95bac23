using FluentValidation;
using KnowledgeUpdate.Application.Gatherings;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Evaluations;

namespace KnowledgeUpdate.Application.Evaluations;

/// <summary>
/// What the trainees said, without names: once the questionnaire is closed, so that no answer can be read from two results, and nothing
/// below the fewest answers that are shown.
/// </summary>
[Requires(Permission.ReadSeminars)]
public sealed record GetEvaluation(Guid GatheringId) : IQuery<EvaluationResult>;

public sealed record EvaluationResult
{
    public required Guid GatheringId { get; init; }

    public required string Title { get; init; }

    public required int Asked { get; init; }

    public required int Answers { get; init; }

    /// <summary>Mean of all marks; null while the questionnaire is open or where too few have answered.</summary>
    public required decimal? Mean { get; init; }

    public required IReadOnlyList<QuestionResult> Questions { get; init; }

    /// <summary>In no order.</summary>
    public required IReadOnlyList<string> Comments { get; init; }

    /// <summary>People may still answer.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>Last Beijing date of the questionnaire; null: the papers are not filed.</summary>
    public required DateOnly? ClosesOn { get; init; }

    /// <summary>Mean of a side.</summary>
    public decimal MeanOf(EvaluationSide side) =>
        Evaluation.Mean(
            Questions.Where(q => q.Side == side).SelectMany(q => q.Counts.SelectMany((count, i) => Enumerable.Repeat(i + 1, count)))
        );
}

/// <summary>The marks of a question.</summary>
/// <param name="Counts">How often 1, 2, 3, 4, 5.</param>
public sealed record QuestionResult(EvaluationSide Side, [property: Sentence] string Question, decimal Mean, IReadOnlyList<int> Counts);

internal sealed class GetEvaluationHandler(PortalDbContext db, GatheringAccess access, TimeProvider clock)
    : IRequestHandler<GetEvaluation, EvaluationResult>
{
    public async Task<EvaluationResult> Handle(GetEvaluation query, CancellationToken cancellationToken)
    {
        var gathering = await access.FindAsync(query.GatheringId, cancellationToken);
        var asked = await db.Enrolments.CountAsync(
            e => e.GatheringId == gathering.Id && e.State == EnrolmentState.Confirmed,
            cancellationToken
        );
        var isOpen = !gathering.EvaluationIsClosed(clock.GetUtcNow());
        var count = await db.EvaluationAnswers.CountAsync(a => a.GatheringId == gathering.Id, cancellationToken);
        if (isOpen || count < Evaluation.FewestShown)
            return new EvaluationResult
            {
                GatheringId = gathering.Id,
                Title = gathering.Title,
                Asked = asked,
                Answers = count,
                Mean = null,
                Questions = [],
                Comments = [],
                IsOpen = isOpen,
                ClosesOn = gathering.QuestionsCloseOn,
            };
        var answers = await db
            .EvaluationAnswers.Where(a => a.GatheringId == gathering.Id)
            .OrderBy(a => a.Id)
            .Select(a => new { a.Marks, a.Comment })
            .ToListAsync(cancellationToken);
        List<QuestionResult> questions =
        [
            .. Evaluation.Questions.Select(
                (q, i) =>
                    new QuestionResult(
                        q.Side,
                        q.Question,
                        Evaluation.Mean(answers.Select(a => a.Marks[i])),
                        [.. Enumerable.Range(1, Evaluation.Most).Select(mark => answers.Count(a => a.Marks[i] == mark))]
                    )
            ),
        ];
        return new EvaluationResult
        {
            GatheringId = gathering.Id,
            Title = gathering.Title,
            Asked = asked,
            Answers = answers.Count,
            Mean = Evaluation.Mean(answers.SelectMany(a => a.Marks)),
            Questions = questions,
            Comments = [.. answers.Select(a => a.Comment).OfType<string>()],
            IsOpen = false,
            ClosesOn = gathering.QuestionsCloseOn,
        };
    }
}
