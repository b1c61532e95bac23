using FluentValidation;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>A learner says to work at another unit. Learning goes on meanwhile.</summary>
/// <param name="Employer">Name or credit code.</param>
[SignedIn]
public sealed record ChangeEmployer(string? Employer) : ICommand<Unit>;

internal sealed class ChangeEmployerHandler(LearnerAccess access, LearnerRegistry registry, EmployerRequests requests, PortalDbContext db) : IRequestHandler<ChangeEmployer, Unit>
{
    public async Task<Unit> Handle(ChangeEmployer command, CancellationToken cancellationToken)
    {
        var learner = await access.MineAsync(cancellationToken);
        var unit = await registry.FindEmployerAsync(command.Employer, nameof(command.Employer), cancellationToken);
        if (await db.Employments.AnyAsync(e => e.LearnerId == learner.Id && e.OrganisationId == unit.Id && (e.State == EmploymentState.Confirmed || e.State == EmploymentState.Pending), cancellationToken))
            throw new RuleException("{0} is your employer, or has been asked already.", unit.Name);
        await requests.OpenAsync(learner, unit, cancellationToken);
        return Unit.Value;
    }
}

/// <summary>A learner asks a unit no longer: it was the wrong one, or a mistake.</summary>
/// <param name="Id">The employment.</param>
[SignedIn]
public sealed record WithdrawEmployerRequest(Guid Id, uint Version) : ICommand<Unit>;

internal sealed class WithdrawEmployerRequestHandler(PortalDbContext db, LearnerAccess access, WaitingClaims claims, Worklist worklist, TimeProvider clock) : IRequestHandler<WithdrawEmployerRequest, Unit>
{
    public async Task<Unit> Handle(WithdrawEmployerRequest command, CancellationToken cancellationToken)
    {
        var learner = await access.MineAsync(cancellationToken);
        var employment = await db.Employments.SingleOrNotFoundAsync(e => e.Id == command.Id && e.LearnerId == learner.Id, cancellationToken);
        db.Expect(employment, command.Version);
        employment.Withdraw(learner, BeijingTime.DateOf(clock.GetUtcNow()));
        await claims.LeaveAsync(learner, employment.OrganisationId, cancellationToken);
        await worklist.CloseAsync(employment.Id, cancellationToken);
        return Unit.Value;
    }
}

/// <summary>Somebody's employment at the unit that acts, to be ended.</summary>
[Requires(Role.UnitAdministrator)]
public sealed record GetStaffEmployment(Guid LearnerId) : IQuery<StaffEmployment>;

/// <summary>The employment; the newest where there were several.</summary>
public sealed record StaffEmployment(Guid Id, uint Version, Guid LearnerId, string Name, string IdentityMask, EmploymentState State, DateOnly From, DateOnly? To, string? Reason)
{
    /// <summary>Whether it can still be ended.</summary>
    public bool MayEnd => Employment.States.Allows(State, EmploymentAction.End);
}

internal sealed class GetStaffEmploymentHandler(PortalDbContext db, Actor actor) : IRequestHandler<GetStaffEmployment, StaffEmployment>
{
    public async Task<StaffEmployment> Handle(GetStaffEmployment query, CancellationToken cancellationToken)
    {
        var unit = actor.MyUnit;
        return await (
            from e in db.Employments
            join l in db.Learners on e.LearnerId equals l.Id
            where e.LearnerId == query.LearnerId && e.OrganisationId == unit
            orderby e.RequestedAt descending, e.Id descending
            select new StaffEmployment(e.Id, e.Version, l.Id, l.Name, l.IdentityMask, e.State, e.From, e.To, e.Reason)).FirstOrDefaultAsync(cancellationToken) ?? throw new NotFoundException(nameof(Employment));
    }
}

/// <summary>A unit says that somebody has left.</summary>
/// <param name="Id">The employment.</param>
/// <param name="On">Last day.</param>
[Requires(Role.UnitAdministrator)]
public sealed record EndEmployment(Guid Id, uint Version, DateOnly? On, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class EndEmploymentValidator : AbstractValidator<EndEmployment>
{
    public EndEmploymentValidator(IStringLocalizer<LearnersText> text, TimeProvider clock)
    {
        RuleFor(c => c.On).NotNull().WithMessage(_ => text["Enter the last day"])
            .Must(d => d is null || d <= BeijingTime.DateOf(clock.GetUtcNow())).WithMessage(_ => text["Enter a day up to today: an employment is ended once the person has left"]);
        RuleFor(c => c.Reason).NotEmpty().WithMessage(_ => text["Enter the reason: the person reads it"]).MaximumLength(300).WithMessage(_ => text["The reason must be {0} characters or less", 300]);
    }
}

internal sealed class EndEmploymentHandler(PortalDbContext db, Actor actor, WaitingClaims claims, Worklist worklist, Notifier notifier, IStringLocalizer<LearnersText> text) : IRequestHandler<EndEmployment, Unit>
{
    public async Task<Unit> Handle(EndEmployment command, CancellationToken cancellationToken)
    {
        var unit = actor.MyUnit;
        var employment = await db.Employments.SingleOrNotFoundAsync(e => e.Id == command.Id && e.OrganisationId == unit, cancellationToken);
        db.Expect(employment, command.Version);
        var learner = await db.Learners.SingleAsync(l => l.Id == employment.LearnerId, cancellationToken);
        if (command.On < employment.From)
            throw LearnerRegistry.Fault(nameof(command.On), text["Enter a day from {0:yyyy-MM-dd} on: the employment began then", employment.From]);
        employment.End(learner, command.On!.Value, command.Reason);
        await claims.LeaveAsync(learner, unit, cancellationToken);
        await worklist.CloseAsync(employment.Id, cancellationToken);
        if (learner.UserId is { } user)
            await notifier.TellAsync(user, "{0} says that you have left. Your hours stay; choose your employer again", "/learn/me", cancellationToken, actor.OrganisationName);
        return Unit.Value;
    }
}
