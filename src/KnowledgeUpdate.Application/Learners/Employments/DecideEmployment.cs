using FluentValidation;
using KnowledgeUpdate.Domain.Learners;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>The unit asked, the employer before, or the bureau or office that it rose to, says whether a person works at a unit.</summary>
[Requires(Permission.DecideEmployment)]
public sealed record DecideEmployment(Guid Id, uint Version, bool? Confirm, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class DecideEmploymentValidator : AbstractValidator<DecideEmployment>
{
    public DecideEmploymentValidator(IStringLocalizer<LearnersText> text)
    {
        RuleFor(c => c.Confirm).NotNull().WithMessage(_ => text["Choose whether the person works at your unit"]);
        RuleFor(c => c.Reason)
            .NotEmpty()
            .When(c => c.Confirm == false)
            .WithMessage(_ => text["Enter the reason: the person reads it"])
            .MaximumLength(300)
            .WithMessage(_ => text["The reason must be {0} characters or less", 300]);
    }
}

internal sealed class DecideEmploymentHandler(PortalDbContext db, EmploymentAccess access, EmploymentAnswers answers)
    : IRequestHandler<DecideEmployment, Unit>
{
    public async Task<Unit> Handle(DecideEmployment command, CancellationToken cancellationToken)
    {
        var employment = await access.Visible().SingleOrNotFoundAsync(e => e.Id == command.Id, cancellationToken);
        db.Expect(employment, command.Version);
        Employment.States.Next(employment.State, command.Confirm == true ? EmploymentAction.Confirm : EmploymentAction.Refuse);
        if (await access.DeciderHindranceAsync(employment, cancellationToken) is { } hindrance)
            throw hindrance;
        var learner = await db.Learners.SingleAsync(l => l.Id == employment.LearnerId, cancellationToken);
        await answers.AnswerAsync(employment, learner, command.Confirm == true, command.Reason, byPerson: false, cancellationToken);
        return Unit.Value;
    }
}
