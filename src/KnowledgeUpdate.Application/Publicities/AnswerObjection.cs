using FluentValidation;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Publicities;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Rules;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Publicities;

/// <summary>Answers an objection. While one is open, or upheld and not carried out in the list, the list cannot take effect.</summary>
/// <param name="Measure">What is corrected in the list, where it is upheld.</param>
[Requires(Permission.AnswerObjection)]
public sealed record AnswerObjection(Guid Id, uint Version, ObjectionFinding? Finding, string? Answer, string? Measure = null)
    : ICommand<Unit>;

internal sealed class AnswerObjectionValidator : AbstractValidator<AnswerObjection>
{
    public AnswerObjectionValidator(IStringLocalizer<PublicitiesText> text)
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
    IEnumerable<IPublicised> subjects,
    RuleBook rules,
    Flow flow,
    TimeProvider clock
) : IRequestHandler<AnswerObjection, Unit>
{
    public async Task<Unit> Handle(AnswerObjection command, CancellationToken cancellationToken)
    {
        var objection = await db.Objections.SingleOrNotFoundAsync(o => o.Id == command.Id, cancellationToken);
        db.Expect(objection, command.Version);
        var publicity = await db.Publicities.SingleAsync(p => p.Id == objection.PublicityId, cancellationToken);
        var subject = subjects.First(s => s.SubjectKind == publicity.SubjectKind);
        if (objection.About.Length > 0 && await subject.IsPartyAsync(publicity, objection.About, cancellationToken))
            throw new ForbiddenException("You belong to the unit whose row this is about. Somebody of another unit answers it.");
        var now = clock.GetUtcNow();
        objection.Resolve(command.Finding!.Value, command.Answer!, command.Measure, now);
        var move = flow.Of(
                new FlowSubject(
                    nameof(Objection),
                    objection.Id,
                    objection.Receipt,
                    objection.Measure ?? "",
                    subject.CorrectionLink(publicity.SubjectId)
                )
            )
            .Step(
                ReviewStage.Answer,
                command.Finding == ObjectionFinding.Upheld ? ReviewDecision.Approved : ReviewDecision.Refused,
                objection.Answer
            )
            .ClosesAll();
        if (objection.AwaitsCorrection)
        {
            var today = BeijingTime.DateOf(now);
            move.OpensForOffice(
                PublicityActs.CorrectList,
                today.AddDays(await rules.ParameterAsync(RuleKeys.CorrectionDays, today, cancellationToken))
            );
        }

        await move.DoneAsync(cancellationToken);
        return Unit.Value;
    }
}
