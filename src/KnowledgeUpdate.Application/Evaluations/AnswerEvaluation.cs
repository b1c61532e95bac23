using FluentValidation;
using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Application.Gatherings;
using KnowledgeUpdate.Domain.Evaluations;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Evaluations;

/// <summary>A trainee answers the questionnaire. The answer is kept apart from the person, and the history holds nothing of it.</summary>
[SignedIn]
public sealed record AnswerEvaluation(Guid GatheringId, IReadOnlyList<int?> Marks, string? Comment) : ICommand<Unit>;

internal sealed class AnswerEvaluationValidator : AbstractValidator<AnswerEvaluation>
{
    public AnswerEvaluationValidator(IStringLocalizer<EvaluationsText> text)
    {
        RuleFor(c => c.Marks)
            .Custom(
                (marks, context) =>
                {
                    for (var i = 0; i < Evaluation.Questions.Count; i++)
                        if (i >= marks.Count || marks[i] is not (>= 1 and <= Evaluation.Most))
                            context.AddFailure($"Marks[{i}]", text["Choose a mark from 1 to {0}", Evaluation.Most]);
                }
            );
        RuleFor(c => c.Comment)
            .MaximumLength(Evaluation.CommentMaxLength)
            .WithMessage(_ => text["Enter at most {0} characters", Evaluation.CommentMaxLength]);
    }
}

internal sealed class AnswerEvaluationHandler(PortalDbContext db, GatheringAccess gatherings, EnrolmentAccess own, TimeProvider clock)
    : IRequestHandler<AnswerEvaluation, Unit>
{
    public async Task<Unit> Handle(AnswerEvaluation command, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var enrolment = await own.SeatOfAsync(await own.MeAsync(ct), command.GatheringId, ct);
        var gathering = await gatherings.FindOpenAsync(command.GatheringId, ct);
        if (await EvaluationObstacles.ObstacleAsync(db, gathering, enrolment.Id, clock.GetUtcNow(), ct) is { } obstacle)
            throw new RuleException(obstacle);
        db.Add(new EvaluationTaken(gathering.Id, enrolment.Id));
        db.Add(new EvaluationAnswer(gathering.Id, [.. command.Marks.Select(m => m!.Value)], command.Comment));
        return Unit.Value;
    }
}
