using FluentValidation;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Learners;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>
/// Records that the confirmations of a unit for somebody who never worked there were checked: wrong ones are reversed, others stand for a
/// stated reason.
/// </summary>
[Requires(Permission.FindEmploymentFalse)]
public sealed record CloseFalseEmployment(Guid Id, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class CloseFalseEmploymentValidator : AbstractValidator<CloseFalseEmployment>
{
    public CloseFalseEmploymentValidator(IStringLocalizer<LearnersText> text) =>
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter what came of it: which hours stand, and why"])
            .MaximumLength(300)
            .WithMessage(_ => text["The reason must be {0} characters or less", 300]);
}

internal sealed class CloseFalseEmploymentHandler(EmploymentAccess access, Worklist worklist, AuditWriter audit)
    : IRequestHandler<CloseFalseEmployment, Unit>
{
    public async Task<Unit> Handle(CloseFalseEmployment command, CancellationToken cancellationToken)
    {
        var employment = await access
            .Overseen()
            .SingleOrNotFoundAsync(e => e.Id == command.Id && e.State == EmploymentState.False, cancellationToken);
        await worklist.CloseAsync(employment.Id, cancellationToken, LearnerActs.LookAtConfirmed);
        audit.Note(nameof(Learner), employment.LearnerId, "What the unit confirmed was looked at");
        return Unit.Value;
    }
}
