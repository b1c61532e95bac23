using FluentValidation;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Ends a membership; the person may act in it until the end of its last day.</summary>
/// <param name="Successor">Who takes over what waits for the person alone; null: everybody with the role in the unit.</param>
/// <param name="WithPhrases">The successor gets a copy of the saved phrases.</param>
[Requires(Permission.EndMembership)]
public sealed record EndMembership(Guid Id, uint Version, DateOnly? Last, string? Reason, Guid? Successor = null, bool WithPhrases = false)
    : ICommand<Unit>,
        IHasReason;

internal sealed class EndMembershipValidator : AbstractValidator<EndMembership>
{
    public EndMembershipValidator(IStringLocalizer<AccountsText> text)
    {
        RuleFor(c => c.Last).NotNull().WithMessage(_ => text["Enter the last day"]);
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter the reason"])
            .MaximumLength(200)
            .WithMessage(_ => text["The reason must be {0} characters or less", 200]);
    }
}

internal sealed class EndMembershipHandler(
    PortalDbContext db,
    Actor actor,
    MemberAccess access,
    DeskHandover handover,
    TimeProvider clock,
    IStringLocalizer<AccountsText> text
) : IRequestHandler<EndMembership, Unit>
{
    public async Task<Unit> Handle(EndMembership command, CancellationToken cancellationToken)
    {
        var membership = await access.FindToEndAsync(command.Id, cancellationToken);
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        if (
            membership.UserId == actor.UserId
            && !await db.Memberships.AnyAsync(
                m => m.UserId == actor.UserId && m.Id != membership.Id && m.From <= today && (m.To == null || m.To >= today),
                cancellationToken
            )
        )
            throw new RuleException("This is your last membership: without it you could not act at all. Somebody else ends it.");
        db.Expect(membership, command.Version);
        // Yesterday ends it at once. What was done since an earlier day was done in the role, and stays so on record.
        if (command.Last < today.AddDays(-1))
            throw Faults.Beside(
                nameof(command.Last),
                text["Enter {0:yyyy-MM-dd} or a later day: what was done in the role until now stands", today.AddDays(-1)]
            );
        await handover.LeaveAsync(membership, command.Last!.Value, command.Successor, command.WithPhrases, cancellationToken);
        membership.EndOn(command.Last.Value);
        return Unit.Value;
    }
}
