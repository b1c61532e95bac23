using FluentValidation;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Publicities;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Seminars;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Answers an objection. While one is open, or upheld and not carried out in the list, the plan cannot take effect.</summary>
/// <param name="Measure">What is corrected in the list, where it is upheld.</param>
[Requires(Permission.AnswerObjection)]
public sealed record AnswerObjection(Guid Id, uint Version, ObjectionFinding? Finding, string? Answer, string? Measure = null)
    : ICommand<Unit>;

internal sealed class AnswerObjectionValidator : AbstractValidator<AnswerObjection>
{
    public AnswerObjectionValidator(IStringLocalizer<SeminarsText> text)
    {
        RuleFor(c => c.Finding).NotNull().WithMessage(_ => text["Choose whether it is upheld"]);
        RuleFor(c => c.Answer)
            .NotEmpty()
            .WithMessage(_ => text["Enter the answer; the person reads it under the receipt number"])
            .MaximumLength(2000)
            .WithMessage(_ => text["The answer must be {0} characters or less", 2000]);
        RuleFor(c => c.Measure)
            .NotEmpty()
            .When(c => c.Finding == ObjectionFinding.Upheld)
            .WithMessage(_ => text["Enter what is corrected in the list"])
            .MaximumLength(500)
            .WithMessage(_ => text["Enter at most {0} characters", 500]);
    }
}

internal sealed class AnswerObjectionHandler(
    PortalDbContext db,
    SeminarAccess access,
    RuleBook rules,
    Worklist worklist,
    ReviewTrail trail,
    TimeProvider clock
) : IRequestHandler<AnswerObjection, Unit>
{
    public async Task<Unit> Handle(AnswerObjection command, CancellationToken cancellationToken)
    {
        var objection = await db.Objections.SingleOrNotFoundAsync(o => o.Id == command.Id, cancellationToken);
        db.Expect(objection, command.Version);
        // Nobody answers an objection to a seminar of their own unit.
        if (
            objection.About.Length > 0
            && await db.Publicities.Where(p => p.Id == objection.PublicityId).Select(p => p.SubjectId).SingleAsync(cancellationToken)
                is var subject
            && (await db.AnnualPlans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == subject, cancellationToken))?.Rows.FirstOrDefault(r =>
                r.Title == objection.About
            )
                is { } row
        )
            await access.GuardReviewerAsync(
                await db.SeminarProposals.SingleAsync(p => p.Id == row.ProposalId, cancellationToken),
                cancellationToken
            );
        var now = clock.GetUtcNow();
        objection.Resolve(command.Finding!.Value, command.Answer!, command.Measure, now);
        trail.Add(
            nameof(Objection),
            objection.Id,
            "Answer",
            command.Finding == ObjectionFinding.Upheld ? ReviewDecision.Approved : ReviewDecision.Refused,
            objection.Answer
        );
        await worklist.CloseAsync(objection.Id, cancellationToken);
        if (objection.AwaitsCorrection)
        {
            var (plan, today) = (
                await db.Publicities.Where(p => p.Id == objection.PublicityId).Select(p => p.SubjectId).SingleAsync(cancellationToken),
                BeijingTime.DateOf(now)
            );
            await worklist.OpenForOfficeAsync(
                WorkActs.CorrectList,
                nameof(Objection),
                objection.Id,
                objection.Receipt,
                objection.Measure!,
                Links.PlanCorrection(plan),
                cancellationToken,
                today.AddDays(await rules.ParameterAsync(RuleKeys.CorrectionDays, today, cancellationToken))
            );
        }

        return Unit.Value;
    }
}
