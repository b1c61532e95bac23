using FluentValidation;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Whether the actor may answer the questionnaire of a seminar now, and why not.</summary>
[SignedIn]
public sealed record GetEvaluationForm(Guid SeminarId) : IQuery<EvaluationForm>;

/// <summary>The form.</summary>
/// <param name="Obstacle">Why it cannot be answered, an English key; null: it can.</param>
public sealed record EvaluationForm(Guid SeminarId, string Title, string Host, string? Obstacle);

internal sealed class GetEvaluationFormHandler(PortalDbContext db, DeliveryAccess access, TimeProvider clock) : IRequestHandler<GetEvaluationForm, EvaluationForm>
{
    public async Task<EvaluationForm> Handle(GetEvaluationForm query, CancellationToken cancellationToken)
    {
        var enrolment = await access.SeatOfAsync(await access.MeAsync(cancellationToken), query.SeminarId, cancellationToken);
        var seminar = await db.Seminars.SingleAsync(s => s.Id == query.SeminarId, cancellationToken);
        return new EvaluationForm(seminar.Id, seminar.Title, seminar.HostName, await Evaluations.ObstacleAsync(db, seminar, enrolment.Id, clock.GetUtcNow(), cancellationToken));
    }
}

internal static class Evaluations
{
    /// <summary>Who was there answers, from the last day on, once, until the days for disputes after the filing of the papers are over.</summary>
    public static async Task<string?> ObstacleAsync(PortalDbContext db, Seminar seminar, Guid enrolment, DateTimeOffset now, CancellationToken ct)
    {
        if (BeijingTime.DateOf(now) < seminar.HeldUntil)
            return "The questionnaire opens on the last day of the seminar.";
        if (seminar.EvaluationIsClosed(now) || !(seminar.IsRunning || seminar.State == SeminarState.PapersFiled))
            return "The questionnaire is closed: its days after the filing of the closing papers are over.";
        if (await db.EvaluationsTaken.AnyAsync(t => t.SeminarId == seminar.Id && t.EnrolmentId == enrolment, ct))
            return "You have answered. Your answer is kept without your name, so that it cannot be shown or changed.";
        return await db.AttendanceSigns.AnyAsync(s => s.EnrolmentId == enrolment && s.VoidedAt == null, ct) ? null : "The questionnaire is for those who took part: no attendance of yours is recorded.";
    }
}

/// <summary>A trainee answers the questionnaire. The answer is kept apart from the person, and the history holds nothing of it.</summary>
[SignedIn]
public sealed record AnswerEvaluation(Guid SeminarId, IReadOnlyList<int?> Marks, string? Comment) : ICommand<Unit>;

internal sealed class AnswerEvaluationValidator : AbstractValidator<AnswerEvaluation>
{
    public AnswerEvaluationValidator(IStringLocalizer<DeliveryText> text)
    {
        RuleFor(c => c.Marks).Custom((marks, context) =>
        {
            for (var i = 0; i < Evaluation.Questions.Count; i++)
                if (i >= marks.Count || marks[i] is not (>= 1 and <= Evaluation.Most))
                    context.AddFailure($"Marks[{i}]", text["Choose a mark from 1 to {0}", Evaluation.Most]);
        });
        RuleFor(c => c.Comment).MaximumLength(Evaluation.CommentMaxLength).WithMessage(_ => text["Enter at most {0} characters", Evaluation.CommentMaxLength]);
    }
}

internal sealed class AnswerEvaluationHandler(PortalDbContext db, DeliveryAccess access, TimeProvider clock) : IRequestHandler<AnswerEvaluation, Unit>
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

/// <summary>What the trainees said, without names: once the questionnaire is closed, so that no answer can be read from two results, and nothing below the fewest answers that are shown.</summary>
[Requires(Role.ProgrammeOffice, Role.Auditor, Role.LocalBureau, Role.IndustryDepartment, Role.UnitAdministrator)]
public sealed record GetEvaluation(Guid SeminarId) : IQuery<EvaluationResult>;

/// <summary>The result.</summary>
/// <param name="Mean">Mean of all marks; null while the questionnaire is open or where too few have answered.</param>
/// <param name="IsOpen">People may still answer.</param>
/// <param name="ClosesOn">Last Beijing date of the questionnaire; null: the papers are not filed.</param>
/// <param name="Comments">In no order.</param>
public sealed record EvaluationResult(Guid SeminarId, string Title, int Asked, int Answers, decimal? Mean, IReadOnlyList<QuestionResult> Questions, IReadOnlyList<string> Comments, bool IsOpen, DateOnly? ClosesOn)
{
    /// <summary>Mean of a side.</summary>
    public decimal MeanOf(EvaluationSide side) => Evaluation.Mean(Questions.Where(q => q.Side == side).SelectMany(q => q.Counts.SelectMany((count, i) => Enumerable.Repeat(i + 1, count))));
}

/// <summary>The marks of a question.</summary>
/// <param name="Counts">How often 1, 2, 3, 4, 5.</param>
public sealed record QuestionResult(EvaluationSide Side, string Question, decimal Mean, IReadOnlyList<int> Counts);

internal sealed class GetEvaluationHandler(PortalDbContext db, DeliveryAccess access, TimeProvider clock) : IRequestHandler<GetEvaluation, EvaluationResult>
{
    public async Task<EvaluationResult> Handle(GetEvaluation query, CancellationToken cancellationToken)
    {
        var seminar = await access.FindAsync(query.SeminarId, cancellationToken);
        var asked = await db.Enrolments.CountAsync(e => e.SeminarId == seminar.Id && e.State == EnrolmentState.Confirmed, cancellationToken);
        var isOpen = !seminar.EvaluationIsClosed(clock.GetUtcNow());
        var count = await db.EvaluationAnswers.CountAsync(a => a.SeminarId == seminar.Id, cancellationToken);
        if (isOpen || count < Evaluation.FewestShown)
            return new EvaluationResult(seminar.Id, seminar.Title, asked, count, null, [], [], isOpen, seminar.EvaluationClosesOn);
        var answers = await db.EvaluationAnswers.Where(a => a.SeminarId == seminar.Id).OrderBy(a => a.Id).Select(a => new { a.Marks, a.Comment }).ToListAsync(cancellationToken);
        List<QuestionResult> questions = [.. Evaluation.Questions.Select((q, i) => new QuestionResult(q.Side, q.Question, Evaluation.Mean(answers.Select(a => a.Marks[i])),
            [.. Enumerable.Range(1, Evaluation.Most).Select(mark => answers.Count(a => a.Marks[i] == mark))]))];
        return new EvaluationResult(seminar.Id, seminar.Title, asked, answers.Count, Evaluation.Mean(answers.SelectMany(a => a.Marks)), questions, [.. answers.Select(a => a.Comment).OfType<string>()], false, seminar.EvaluationClosesOn);
    }
}
