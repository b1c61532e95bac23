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

internal sealed class WithdrawEmployerRequestHandler(PortalDbContext db, LearnerAccess access, Worklist worklist, TimeProvider clock) : IRequestHandler<WithdrawEmployerRequest, Unit>
{
    public async Task<Unit> Handle(WithdrawEmployerRequest command, CancellationToken cancellationToken)
    {
        var learner = await access.MineAsync(cancellationToken);
        var employment = await db.Employments.SingleOrNotFoundAsync(e => e.Id == command.Id && e.LearnerId == learner.Id, cancellationToken);
        db.Expect(employment, command.Version);
        employment.Withdraw(learner, BeijingTime.DateOf(clock.GetUtcNow()));
        await worklist.CloseAsync(employment.Id, cancellationToken);
        return Unit.Value;
    }
}

/// <summary>A request to confirm an employment.</summary>
[Requires(Role.UnitAdministrator, Role.ProgrammeOffice)]
public sealed record GetEmploymentRequest(Guid Id) : IQuery<EmploymentRequest>;

/// <summary>The request.</summary>
public sealed record EmploymentRequest(Guid Id, uint Version, EmploymentState State, string Name, string IdentityMask, string? Series, TitleLevel Level, string? Title, string Unit, DateOnly From, string? Before, DateTimeOffset RequestedAt, string? Reason);

internal sealed class GetEmploymentRequestHandler(PortalDbContext db, Actor actor) : IRequestHandler<GetEmploymentRequest, EmploymentRequest>
{
    public async Task<EmploymentRequest> Handle(GetEmploymentRequest query, CancellationToken cancellationToken)
    {
        var (unit, all) = (actor.OrganisationId, actor.Is(Role.ProgrammeOffice));
        return await (
            from e in db.Employments
            join l in db.Learners on e.LearnerId equals l.Id
            join o in db.Organisations on e.OrganisationId equals o.Id
            where e.Id == query.Id && (all || e.OrganisationId == unit)
            let before = db.Organisations.Where(b => b.Id == l.EmployerId && b.Id != o.Id).Select(b => b.Name).FirstOrDefault()
            select new EmploymentRequest(e.Id, e.Version, e.State, l.Name, l.IdentityMask, l.Series, l.Level, l.Title, o.Name, e.From, before, e.RequestedAt, e.Reason)).SingleOrNotFoundAsync(_ => true, cancellationToken);
    }
}

/// <summary>The unit confirms or refuses that a person works there.</summary>
[Requires(Role.UnitAdministrator)]
public sealed record DecideEmployment(Guid Id, uint Version, bool? Confirm, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class DecideEmploymentValidator : AbstractValidator<DecideEmployment>
{
    public DecideEmploymentValidator(IStringLocalizer<LearnersText> text)
    {
        RuleFor(c => c.Confirm).NotNull().WithMessage(_ => text["Choose whether the person works at your unit"]);
        RuleFor(c => c.Reason).NotEmpty().When(c => c.Confirm == false).WithMessage(_ => text["Enter the reason: the person reads it"]).MaximumLength(300).WithMessage(_ => text["The reason must be {0} characters or less", 300]);
    }
}

internal sealed class DecideEmploymentHandler(PortalDbContext db, Actor actor, LearnerRegistry registry, Worklist worklist, Notifier notifier, TimeProvider clock) : IRequestHandler<DecideEmployment, Unit>
{
    public async Task<Unit> Handle(DecideEmployment command, CancellationToken cancellationToken)
    {
        var unit = actor.MyUnit;
        var employment = await db.Employments.SingleOrNotFoundAsync(e => e.Id == command.Id && e.OrganisationId == unit, cancellationToken);
        db.Expect(employment, command.Version);
        var learner = await db.Learners.SingleAsync(l => l.Id == employment.LearnerId, cancellationToken);
        if (command.Confirm == true)
            await registry.ConfirmAsync(learner, employment, cancellationToken);
        else
            employment.Refuse(learner, command.Reason!, clock.GetUtcNow());
        await worklist.CloseAsync(employment.Id, cancellationToken);
        if (learner.UserId is { } user)
            await notifier.TellAsync(user, command.Confirm == true ? "{0} has confirmed that you work there" : "{0} did not confirm that you work there. Your hours stay; choose your employer again", "/learn", cancellationToken, actor.OrganisationName);
        return Unit.Value;
    }
}

/// <summary>A unit enters somebody of its staff, who may open an account for the record later.</summary>
[Requires(Role.UnitAdministrator)]
public sealed record EnterLearner(string? Name, IdentityKind Kind, string? Number, Profession Profession) : ICommand<Guid>;

internal sealed class EnterLearnerHandler(LearnerRegistry registry, Actor actor, Notifier notifier, IStringLocalizer<LearnersText> text) : IRequestHandler<EnterLearner, Guid>
{
    public async Task<Guid> Handle(EnterLearner command, CancellationToken cancellationToken)
    {
        var identity = await registry.CheckAsync(new IdentityInput(command.Name, command.Kind, command.Number), cancellationToken);
        await registry.CheckAsync(command.Profession, cancellationToken);
        var learner = await registry.FindAsync(identity.Kind, identity.Number, cancellationToken);
        if (learner is not null && learner.Name != identity.Name)
            throw LearnerRegistry.Fault(nameof(command.Name), text["A record with this number has another name. Compare with the card; the programme office corrects names"]);
        learner ??= registry.Enter(identity, command.Profession);
        await registry.EmployAsync([learner], actor.MyUnit, cancellationToken);
        if (learner.UserId is { } user)
            await notifier.TellAsync(user, "{0} has entered you as staff", "/learn", cancellationToken, actor.OrganisationName);
        return learner.Id;
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

internal sealed class EndEmploymentHandler(PortalDbContext db, Actor actor, Worklist worklist, Notifier notifier, IStringLocalizer<LearnersText> text) : IRequestHandler<EndEmployment, Unit>
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
        await worklist.CloseAsync(employment.Id, cancellationToken);
        if (learner.UserId is { } user)
            await notifier.TellAsync(user, "{0} says that you have left. Your hours stay; choose your employer again", "/learn/me", cancellationToken, actor.OrganisationName);
        return Unit.Value;
    }
}

/// <summary>Shows a learner's identity number in clear. Who looked, and why, is written to the history.</summary>
[Requires(Role.UnitAdministrator, Role.ProgrammeOffice, Role.LocalBureau)]
public sealed record RevealIdentity(Guid LearnerId, string? Reason) : ICommand<string>, IHasReason;

internal sealed class RevealIdentityValidator : AbstractValidator<RevealIdentity>
{
    public RevealIdentityValidator(IStringLocalizer<LearnersText> text) =>
        RuleFor(c => c.Reason).NotEmpty().WithMessage(_ => text["Enter why you need the number: it is written to the history"]).MaximumLength(300).WithMessage(_ => text["The reason must be {0} characters or less", 300]);
}

internal sealed class RevealIdentityHandler(LearnerAccess access, IdentityVault vault, AuditWriter audit) : IRequestHandler<RevealIdentity, string>
{
    public async Task<string> Handle(RevealIdentity command, CancellationToken cancellationToken)
    {
        var learner = await access.FindAsync(command.LearnerId, cancellationToken);
        audit.Note(nameof(Learner), learner.Id, "The identity number was shown");
        return vault.Decrypt(learner.IdentityCipher);
    }
}
