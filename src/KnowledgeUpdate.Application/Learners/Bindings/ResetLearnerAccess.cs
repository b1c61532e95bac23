using FluentValidation;
using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>
/// The confirmed employer, the bureau of the area or the office restores the access of a learner who lost the password or telephone: a
/// temporary password, shown once, and the new telephone number if there is one. The person gets a letter at the old telephone and address.
/// An account that also holds other roles is left to the people responsible for those.
/// </summary>
/// <param name="Phone">The new telephone; empty: it stays.</param>
/// <returns>The temporary password.</returns>
[Requires(Permission.ResetLearnerAccess), Reconfirm]
public sealed record ResetLearnerAccess(Guid LearnerId, string? Phone, string? Reason) : ICommand<string>, IHasReason;

internal sealed class ResetLearnerAccessValidator : AbstractValidator<ResetLearnerAccess>
{
    public ResetLearnerAccessValidator(IStringLocalizer<LearnersText> text, IStringLocalizer<AccountsText> accounts)
    {
        RuleFor(c => c.Phone)
            .Must(p => string.IsNullOrWhiteSpace(p) || PhoneNumber.IsMobile(PhoneNumber.Normalise(p)))
            .WithMessage(_ => accounts["Enter a mobile number of 11 digits, or leave it out"]);
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter how you made sure that it is the person: it is written to the history"])
            .MaximumLength(300)
            .WithMessage(_ => text["The reason must be {0} characters or less", 300]);
    }
}

internal sealed class ResetLearnerAccessHandler(
    PortalDbContext db,
    Parties parties,
    LearnerAccess access,
    TemporaryPasswords passwords,
    Notifier notifier,
    TimeProvider clock,
    IStringLocalizer<AccountsText> accounts
) : IRequestHandler<ResetLearnerAccess, string>
{
    public async Task<string> Handle(ResetLearnerAccess command, CancellationToken cancellationToken)
    {
        var (ct, today) = (cancellationToken, BeijingTime.DateOf(clock.GetUtcNow()));
        var learner = await access.Answering().SingleOrNotFoundAsync(l => l.Id == command.LearnerId, ct);
        if (learner.UserId is not { } id)
            throw new RuleException("This record has no account. Invite the person instead.");
        if (await parties.IsMineAsync(id, ct))
            throw new ForbiddenException("Nobody does this to their own account. Ask another administrator.");
        if (await db.Memberships.AnyAsync(m => m.UserId == id && m.Role != Role.Learner && (m.To == null || m.To >= today), ct))
            throw new ForbiddenException("This person also holds another role. Whoever keeps that account resets it, under “People”.");
        var user = await db.Users.SingleAsync(u => u.Id == id, ct);
        notifier.TellOfAccount(
            user,
            "An administrator gave your account a temporary password. If you did not ask for it, tell the HR bureau at once"
        );
        if (Characters.TrimToNull(command.Phone) is { } typed && PhoneNumber.Normalise(typed) is var phone && phone != user.Phone)
        {
            if (await db.Users.AnyAsync(u => u.Phone == phone || u.NormalizedUserName == phone, ct))
                throw Faults.Beside(nameof(command.Phone), accounts["An account with this telephone number exists already."]);
            user.ChangePhone(phone);
        }

        return await passwords.GiveAsync(user, ct);
    }
}
