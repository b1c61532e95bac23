using FluentValidation;
using KnowledgeUpdate.Domain.Accounts;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Two accounts recorded as one person's are two people's after all.</summary>
[Requires(Permission.LinkAccounts), Reconfirm]
public sealed record EndPersonLink(Guid Id, uint Version, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class EndPersonLinkValidator : AbstractValidator<EndPersonLink>
{
    public EndPersonLinkValidator(IStringLocalizer<AccountsText> text) =>
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter the reason"])
            .MaximumLength(PersonLink.ReasonMaxLength)
            .WithMessage(_ => text["The reason must be {0} characters or less", PersonLink.ReasonMaxLength]);
}

internal sealed class EndPersonLinkHandler(PortalDbContext db, MemberAccess access, Parties parties, AuditWriter audit, TimeProvider clock)
    : IRequestHandler<EndPersonLink, Unit>
{
    public async Task<Unit> Handle(EndPersonLink command, CancellationToken cancellationToken)
    {
        var link = await db.PersonLinks.SingleOrNotFoundAsync(l => l.Id == command.Id, cancellationToken);
        // Nobody makes two people of themselves: an own account is not kept by its person.
        await access.FindToKeepAsync(link.FirstId, cancellationToken);
        await access.FindToKeepAsync(link.SecondId, cancellationToken);
        db.Expect(link, command.Version);
        link.End(await parties.MineAsync(cancellationToken), clock.GetUtcNow());
        audit.Note(nameof(User), link.SecondId, "No longer recorded as another account of the same person");
        return Unit.Value;
    }
}
