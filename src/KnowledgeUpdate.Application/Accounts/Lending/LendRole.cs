using FluentValidation;
using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Domain.Accounts;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Lends one of the actor's roles to a colleague of the same unit while the actor is away.</summary>
/// <returns>The lent role, or the proposed act where <see cref="RoleRule.ConfirmedBy"/> asks for a second person.</returns>
/// <param name="From">First Beijing date.</param>
/// <param name="To">Last Beijing date.</param>
[SignedIn]
public sealed record LendRole(Guid MembershipId, Guid? Deputy, DateOnly? From, DateOnly? To, string? Reason) : ICommand<Guid>, IHasReason;

internal sealed class LendRoleValidator : AbstractValidator<LendRole>
{
    public LendRoleValidator(IStringLocalizer<AccountsText> text)
    {
        RuleFor(c => c.Deputy).NotNull().WithMessage(_ => text["Choose the colleague who acts for you"]);
        RuleFor(c => c.From).NotNull().WithMessage(_ => text["Enter the first day"]);
        RuleFor(c => c.To).NotNull().WithMessage(_ => text["Enter the last day"]);
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter the reason"])
            .MaximumLength(LentRole.ReasonMaxLength)
            .WithMessage(_ => text["The reason must be {0} characters or less", LentRole.ReasonMaxLength]);
    }
}

internal sealed class LendRoleHandler(
    PortalDbContext db,
    Lending lending,
    Countersigning countersigning,
    TimeProvider clock,
    IStringLocalizer<AccountsText> text
) : IRequestHandler<LendRole, Guid>
{
    public async Task<Guid> Handle(LendRole command, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        // Two forms sent at once would else each see the role as not lent yet.
        await db.HoldAsync<Membership>(command.MembershipId, ct);
        var membership = await lending.FindAsync(command.MembershipId, ct);
        var form = new LendingForm(membership.Id, command.Deputy!.Value, command.From!.Value, command.To!.Value, command.Reason!.Trim());
        var ahead = await lending.LongestAsync(ct);
        var latest = BeijingTime.DateOf(clock.GetUtcNow()).AddDays(ahead);
        if (form.From > latest)
            throw Faults.Beside(
                nameof(command.From),
                text["A role is lent at most {0} days ahead: enter {1:yyyy-MM-dd} or an earlier day", ahead, latest]
            );
        if (await lending.HindranceAsync(membership, form, ct) is { } hindrance)
            throw hindrance;
        return RoleRules.Of(membership.Role).ConfirmedBy is { } confirmer
            ? await countersigning.ProposeAsync(
                lending.Kind,
                nameof(LentRole),
                membership.Id,
                await lending.TitleAsync(membership, form.DeputyId, ct),
                Links.MyAccount,
                form,
                ct,
                confirmer
            )
            : (await lending.LendAsync(membership, form, ct)).Id;
    }
}
