using FluentValidation;
using KnowledgeUpdate.Domain.Learners;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>The person says whether it is true that they work at a unit that says so.</summary>
[SignedIn]
public sealed record AnswerEmployment(Guid Id, uint Version, bool? Confirm, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class AnswerEmploymentValidator : AbstractValidator<AnswerEmployment>
{
    public AnswerEmploymentValidator(IStringLocalizer<LearnersText> text)
    {
        RuleFor(c => c.Confirm).NotNull().WithMessage(_ => text["Choose whether you work there"]);
        RuleFor(c => c.Reason).MaximumLength(300).WithMessage(_ => text["The reason must be {0} characters or less", 300]);
    }
}

internal sealed class AnswerEmploymentHandler(
    PortalDbContext db,
    LearnerAccess access,
    EmploymentAnswers answers,
    IStringLocalizer<LearnersText> text
) : IRequestHandler<AnswerEmployment, Unit>
{
    public async Task<Unit> Handle(AnswerEmployment command, CancellationToken cancellationToken)
    {
        var learner = await access.MineAsync(cancellationToken);
        var employment = await db.Employments.SingleOrNotFoundAsync(
            e => e.Id == command.Id && e.LearnerId == learner.Id,
            cancellationToken
        );
        db.Expect(employment, command.Version);
        if (employment.State == EmploymentState.Pending)
            throw new Domain.Common.ForbiddenException("The unit answers this, not the person who asked.");
        await answers.AnswerAsync(
            employment,
            learner,
            command.Confirm == true,
            command.Confirm == true
                ? null
                : Domain.Common.Characters.TrimToNull(command.Reason) ?? text["The person says not to work there"],
            byPerson: true,
            cancellationToken
        );
        return Unit.Value;
    }
}
