using FluentValidation;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Ends a lent role before its time: nobody acts by it from this moment on.</summary>
[SignedIn]
public sealed record EndLentRole(Guid Id, uint Version, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class EndLentRoleValidator : AbstractValidator<EndLentRole>
{
    public EndLentRoleValidator(IStringLocalizer<AccountsText> text) =>
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter the reason"])
            .MaximumLength(LentRole.ReasonMaxLength)
            .WithMessage(_ => text["The reason must be {0} characters or less", LentRole.ReasonMaxLength]);
}

internal sealed class EndLentRoleHandler(PortalDbContext db, Lending lending, Parties parties, Notifier notifier, TimeProvider clock)
    : IRequestHandler<EndLentRole, Unit>
{
    public async Task<Unit> Handle(EndLentRole command, CancellationToken cancellationToken)
    {
        var lent = await lending.FindToEndAsync(command.Id, cancellationToken);
        db.Expect(lent, command.Version);
        lent.End(await parties.MineAsync(cancellationToken), clock.GetUtcNow());
        var role = await db.Memberships.Where(m => m.Id == lent.MembershipId).Select(m => m.Role).SingleAsync(cancellationToken);
        await notifier.TellAllAsync(
            [lent.LenderId, lent.DeputyId],
            "The role “{0}” is not lent any more",
            Links.MyAccount,
            cancellationToken,
            role
        );
        return Unit.Value;
    }
}
