using FluentValidation;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Ends a membership; the person may act in it until the end of its last day.</summary>
/// <param name="Successor">Who takes over what waits for the person alone; null: everybody with the role in the unit.</param>
/// <param name="WithPhrases">The successor gets a copy of the saved phrases.</param>
[Requires(Role.ProgrammeOffice, Role.SystemAdministrator, Role.LocalBureau, Role.IndustryDepartment, Role.UnitAdministrator)]
public sealed record EndMembership(Guid Id, uint Version, DateOnly? Last, string? Reason, Guid? Successor = null, bool WithPhrases = false) : ICommand<Unit>, IHasReason;

internal sealed class EndMembershipValidator : AbstractValidator<EndMembership>
{
    public EndMembershipValidator(IStringLocalizer<AccountsText> text)
    {
        RuleFor(c => c.Last).NotNull().WithMessage(_ => text["Enter the last day"]);
        RuleFor(c => c.Reason).NotEmpty().WithMessage(_ => text["Enter the reason"]).MaximumLength(200).WithMessage(_ => text["The reason must be {0} characters or less", 200]);
    }
}

internal sealed class EndMembershipHandler(PortalDbContext db, Actor actor, MemberAccess access, DeskHandover handover, TimeProvider clock, IStringLocalizer<AccountsText> text) : IRequestHandler<EndMembership, Unit>
{
    public async Task<Unit> Handle(EndMembership command, CancellationToken cancellationToken)
    {
        var membership = await access.FindToEndAsync(command.Id, cancellationToken);
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        if (membership.UserId == actor.UserId && !await db.Memberships.AnyAsync(m => m.UserId == actor.UserId && m.Id != membership.Id && m.From <= today && (m.To == null || m.To >= today), cancellationToken))
            throw new RuleException("This is your last membership: without it you could not act at all. Somebody else ends it.");
        db.Expect(membership, command.Version);
        // Yesterday ends it at once. What was done since an earlier day was done in the role, and stays so on record.
        if (command.Last < today.AddDays(-1))
            throw new ValidationException([new FluentValidation.Results.ValidationFailure(nameof(command.Last), text["Enter {0:yyyy-MM-dd} or a later day: what was done in the role until now stands", today.AddDays(-1)])]);
        await handover.LeaveAsync(membership, command.Last!.Value, command.Successor, command.WithPhrases, cancellationToken);
        membership.EndOn(command.Last.Value);
        return Unit.Value;
    }
}

/// <summary>Ends an account; its sessions are over at their next request.</summary>
[Requires(Role.ProgrammeOffice, Role.SystemAdministrator, Role.LocalBureau, Role.IndustryDepartment, Role.UnitAdministrator), Reconfirm]
public sealed record EndAccount(Guid UserId, uint Version, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class EndAccountValidator : AbstractValidator<EndAccount>
{
    public EndAccountValidator(IStringLocalizer<AccountsText> text) =>
        RuleFor(c => c.Reason).NotEmpty().WithMessage(_ => text["Enter the reason"]).MaximumLength(200).WithMessage(_ => text["The reason must be {0} characters or less", 200]);
}

internal sealed class EndAccountHandler(PortalDbContext db, MemberAccess access, DeskHandover handover, Sessions sessions, TimeProvider clock) : IRequestHandler<EndAccount, Unit>
{
    public async Task<Unit> Handle(EndAccount command, CancellationToken cancellationToken)
    {
        var user = await access.FindToKeepAsync(command.UserId, cancellationToken);
        db.Expect(user, command.Version);
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        foreach (var membership in await db.Memberships.Where(m => m.UserId == user.Id && (m.To == null || m.To >= today)).ToListAsync(cancellationToken))
            await handover.LeaveAsync(membership, today, null, false, cancellationToken);
        user.End(clock.GetUtcNow());
        // The learner's record is the person's, not the account's: it can be bound to another one.
        foreach (var record in await db.Learners.Where(l => l.UserId == user.Id).ToListAsync(cancellationToken))
            record.Release();
        foreach (var binding in await db.RecordBindings.Where(b => b.UserId == user.Id && b.State == Domain.Learners.BindingState.Bound).ToListAsync(cancellationToken))
            binding.Pass();
        await sessions.EndAllAsync(user.Id, null, cancellationToken);
        return Unit.Value;
    }
}

/// <summary>Gives an account a temporary password, told once to the administrator, changed by the person before anything else.</summary>
/// <returns>The temporary password.</returns>
[Requires(Role.ProgrammeOffice, Role.SystemAdministrator, Role.LocalBureau, Role.IndustryDepartment, Role.UnitAdministrator), Reconfirm]
public sealed record ResetPassword(Guid UserId, uint Version) : ICommand<string>;

internal sealed class ResetPasswordHandler(PortalDbContext db, MemberAccess access, Work.Notifier notifier, TemporaryPasswords passwords, TimeProvider clock) : IRequestHandler<ResetPassword, string>
{
    public async Task<string> Handle(ResetPassword command, CancellationToken cancellationToken)
    {
        var user = await access.FindToKeepAsync(command.UserId, cancellationToken);
        db.Expect(user, command.Version);
        notifier.TellOfAccount(user, "An administrator gave your account a temporary password. If you did not ask for it, tell the HR bureau at once");
        user.PasswordGiven(clock.GetUtcNow());
        return await passwords.GiveAsync(user, cancellationToken);
    }
}
