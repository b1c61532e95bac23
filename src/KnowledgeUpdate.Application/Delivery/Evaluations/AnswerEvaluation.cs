using FluentValidation;
using KnowledgeUpdate.Domain.Delivery;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>A trainee answers the questionnaire. The answer is kept apart from the person, and the history holds nothing of it.</summary>
[SignedIn]
public sealed record AnswerEvaluation(Guid SeminarId, IReadOnlyList<int?> Marks, string? Comment) : ICommand<Unit>;

internal sealed class AnswerEvaluationValidator : AbstractValidator<AnswerEvaluation>
{
    public AnswerEvaluationValidator(IStringLocalizer<DeliveryText> text)
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

internal sealed class AnswerEvaluationHandler(PortalDbContext db, DeliveryAccess access, TimeProvider clock)
    : IRequestHandler<AnswerEvaluation, Unit>
{
    public async Task<Unit> Handle(AnswerEvaluation command, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var enrolment = await access.SeatOfAsync(await access.MeAsync(ct), command.SeminarId, ct);
        var seminar = await db.Seminars.AsNoTracking().SingleAsync(s => s.Id == command.SeminarId, ct);
        if (await Evaluations.ObstacleAsync(db, seminar, enrolment.Id, clock.GetUtcNow(), ct) is { } obstacle)
            throw new RuleException(obstacle);
        db.Add(new EvaluationTaken(seminar.Id, enrolment.Id));
        db.Add(new EvaluationAnswer(seminar.Id, [.. command.Marks.Select(m => m!.Value)], command.Comment));
        return Unit.Value;
    }
}
