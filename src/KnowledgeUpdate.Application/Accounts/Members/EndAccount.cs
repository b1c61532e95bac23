using FluentValidation;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Ends an account; its sessions are over at their next request.</summary>
[Requires(Permission.EndMembership), Reconfirm]
public sealed record EndAccount(Guid UserId, uint Version, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class EndAccountValidator : AbstractValidator<EndAccount>
{
    public EndAccountValidator(IStringLocalizer<AccountsText> text) =>
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter the reason"])
            .MaximumLength(200)
            .WithMessage(_ => text["The reason must be {0} characters or less", 200]);
}

internal sealed class EndAccountHandler(
    PortalDbContext db,
    MemberAccess access,
    DeskHandover handover,
    LentRoleEnds lent,
    Sessions sessions,
    TimeProvider clock
) : IRequestHandler<EndAccount, Unit>
{
    public async Task<Unit> Handle(EndAccount command, CancellationToken cancellationToken)
    {
        var user = await access.FindToKeepAsync(command.UserId, cancellationToken);
        db.Expect(user, command.Version);
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        await lent.WithAccountAsync(user.Id, cancellationToken);
        foreach (
            var membership in await db
                .Memberships.Where(m => m.UserId == user.Id && (m.To == null || m.To >= today))
                .ToListAsync(cancellationToken)
        )
            await handover.LeaveAsync(membership, today, null, false, cancellationToken);
        user.End(clock.GetUtcNow());
        // The learner's record is the person's, not the account's: it can be bound to another one.
        foreach (var record in await db.Learners.Where(l => l.UserId == user.Id).ToListAsync(cancellationToken))
            record.Release();
        foreach (
            var binding in await db
                .RecordBindings.Where(b => b.UserId == user.Id && b.State == Domain.Learners.BindingState.Bound)
                .ToListAsync(cancellationToken)
        )
            binding.Pass();
        await sessions.EndAllAsync(user.Id, null, cancellationToken);
        return Unit.Value;
    }
}
