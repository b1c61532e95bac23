using FluentValidation;
using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>A person opens an account as a learner. Learning may begin at once; the employer confirms later.</summary>
/// <param name="Employer">Name or credit code of the unit; null: none, or added later.</param>
[Public]
public sealed record RegisterLearner(string? Name, IdentityKind Kind, string? Number, string? Phone, string? Employer, Profession Profession, string? New, string? Again) : ICommand<SessionKey>;

internal sealed class RegisterLearnerHandler(PortalDbContext db, LearnerRegistry registry, EmployerRequests requests, UserManager<User> users, TimeProvider clock,
    IStringLocalizer<AccountsText> accounts, IStringLocalizer<LearnersText> text) : IRequestHandler<RegisterLearner, SessionKey>
{
    public async Task<SessionKey> Handle(RegisterLearner command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var identity = await registry.CheckAsync(new IdentityInput(command.Name, command.Kind, command.Number), cancellationToken);
        await registry.CheckAsync(command.Profession, cancellationToken);
        var phone = PhoneNumber.Normalise(command.Phone);
        if (!PhoneNumber.IsMobile(phone))
            throw LearnerRegistry.Fault(nameof(command.Phone), text["Enter a mobile number of 11 digits: you sign in with it"]);
        if (await db.Users.AnyAsync(u => u.Phone == phone || u.NormalizedUserName == phone, cancellationToken))
            throw LearnerRegistry.Fault(nameof(command.Phone), accounts["An account with this telephone number exists already."]);
        var employer = string.IsNullOrWhiteSpace(command.Employer) ? null : await registry.FindEmployerAsync(command.Employer, nameof(command.Employer), cancellationToken);
        var learner = await registry.FindAsync(identity.Kind, identity.Number, cancellationToken);
        if (learner is not null && (learner.UserId is not null || learner.Name != identity.Name))
            throw LearnerRegistry.Fault(nameof(command.Number), text["A record with this number exists under another account or name. Sign in with that account, or ask your employer or the programme office to correct it"]);

        var user = new User(phone, identity.Name, phone, null, mustChangePassword: false);
        (await users.CreateAsync(user, command.New ?? "")).OrRefuse(command.New, command.Again, accounts);
        user.SignedIn(now);
        learner ??= registry.Enter(identity, command.Profession);
        learner.BindTo(user.Id);
        var membership = await MembershipAsync(db, user.Id, now, cancellationToken);
        db.Add(membership);
        if (employer is not null && learner.EmployerId != employer.Id)
            await requests.OpenAsync(learner, employer, cancellationToken);
        return new SessionKey(user.Id, user.SecurityStamp, membership.Id, false);
    }

    /// <summary>A learner's role stands in the region itself, not in the employer: it outlasts every employment.</summary>
    internal static async Task<Membership> MembershipAsync(PortalDbContext db, Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        var region = await db.Organisations.Where(o => o.ParentId == null).Select(o => o.Id).SingleAsync(ct);
        return new Membership(userId, region, Role.Learner, BeijingTime.DateOf(now));
    }
}

/// <summary>Adds a learner's record to the account signed in: a unit's administrator learns too.</summary>
[SignedIn]
public sealed record AddMyLearner(string? Name, IdentityKind Kind, string? Number, string? Employer, Profession Profession) : ICommand<Guid>;

internal sealed class AddMyLearnerHandler(PortalDbContext db, Actor actor, LearnerRegistry registry, EmployerRequests requests, TimeProvider clock, IStringLocalizer<LearnersText> text) : IRequestHandler<AddMyLearner, Guid>
{
    public async Task<Guid> Handle(AddMyLearner command, CancellationToken cancellationToken)
    {
        var me = actor.Me;
        if (await db.Learners.AnyAsync(l => l.UserId == me, cancellationToken))
            throw new RuleException("Your account has a learner's record already.");
        var identity = await registry.CheckAsync(new IdentityInput(command.Name, command.Kind, command.Number), cancellationToken);
        await registry.CheckAsync(command.Profession, cancellationToken);
        var employer = string.IsNullOrWhiteSpace(command.Employer) ? null : await registry.FindEmployerAsync(command.Employer, nameof(command.Employer), cancellationToken);
        var learner = await registry.FindAsync(identity.Kind, identity.Number, cancellationToken);
        if (learner is not null && (learner.UserId is not null || learner.Name != identity.Name))
            throw LearnerRegistry.Fault(nameof(command.Number), text["A record with this number exists under another account or name. Sign in with that account, or ask your employer or the programme office to correct it"]);
        learner ??= registry.Enter(identity, command.Profession);
        learner.BindTo(me);
        if (!await db.Memberships.AnyAsync(m => m.UserId == me && m.Role == Role.Learner && m.To == null, cancellationToken))
            db.Add(await RegisterLearnerHandler.MembershipAsync(db, me, clock.GetUtcNow(), cancellationToken));
        if (employer is not null && learner.EmployerId != employer.Id)
            await requests.OpenAsync(learner, employer, cancellationToken);
        return learner.Id;
    }
}

/// <summary>Asks a unit to confirm that somebody works there.</summary>
public sealed class EmployerRequests(PortalDbContext db, Worklist worklist, Notifier notifier, TimeProvider clock)
{
    /// <summary>Opens the request; one that was open with another unit is closed.</summary>
    public async Task OpenAsync(Learner learner, Organisation unit, CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), BeijingTime.DateOf(clock.GetUtcNow()));
        foreach (var earlier in await db.Employments.Where(e => e.LearnerId == learner.Id && e.State == EmploymentState.Pending).ToListAsync(ct))
        {
            earlier.Withdraw(learner, today);
            await worklist.CloseAsync(earlier.Id, ct);
        }

        var employment = new Employment(learner, unit.Id, today, confirmed: false, now);
        db.Add(employment);
        var link = $"/employer/requests/{employment.Id}";
        worklist.Open(LearnerActs.ConfirmEmployment, nameof(Employment), employment.Id, Role.UnitAdministrator, unit.Id, learner.Name, unit.Name, link);
        await notifier.TellAsync(Role.UnitAdministrator, unit.Id, "{0} says to work at your unit: confirm or refuse", link, ct, learner.Name);
    }
}
