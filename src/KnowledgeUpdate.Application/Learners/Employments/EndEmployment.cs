using FluentValidation;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Learners;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>A unit records that somebody has left.</summary>
/// <param name="Id">The employment.</param>
/// <param name="On">Last day.</param>
[Requires(Permission.EnterLearner)]
public sealed record EndEmployment(Guid Id, uint Version, DateOnly? On, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class EndEmploymentValidator : AbstractValidator<EndEmployment>
{
    public EndEmploymentValidator(IStringLocalizer<LearnersText> text, TimeProvider clock)
    {
        RuleFor(c => c.On)
            .NotNull()
            .WithMessage(_ => text["Enter the last day"])
            .Must(d => d is null || d <= BeijingTime.DateOf(clock.GetUtcNow()))
            .WithMessage(_ => text["Enter a day up to today: an employment is ended once the person has left"]);
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter the reason: the person reads it"])
            .MaximumLength(300)
            .WithMessage(_ => text["The reason must be {0} characters or less", 300]);
    }
}

internal sealed class EndEmploymentHandler(
    PortalDbContext db,
    Actor actor,
    WaitingClaims claims,
    Flow flow,
    IStringLocalizer<LearnersText> text
) : IRequestHandler<EndEmployment, Unit>
{
    public async Task<Unit> Handle(EndEmployment command, CancellationToken cancellationToken)
    {
        var unit = actor.MyUnit;
        var employment = await db.Employments.SingleOrNotFoundAsync(e => e.Id == command.Id && e.OrganisationId == unit, cancellationToken);
        db.Expect(employment, command.Version);
        var learner = await db.Learners.SingleAsync(l => l.Id == employment.LearnerId, cancellationToken);
        if (command.On < employment.From)
            throw Faults.Beside(nameof(command.On), text["Enter a day from {0:yyyy-MM-dd} on: the employment began then", employment.From]);
        employment.End(learner, command.On!.Value, command.Reason);
        await claims.LeaveAsync(learner, unit, cancellationToken);
        var move = flow.Of(new FlowSubject(nameof(Employment), employment.Id, learner.Name, actor.OrganisationName, Links.MyRecord))
            .ClosesAll();
        if (learner.UserId is { } user)
            move.Tells(user, "{0} says that you have left. Your hours stay; choose your employer again", actor.OrganisationName);
        await move.DoneAsync(cancellationToken);
        return Unit.Value;
    }
}
