using FluentValidation;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Records that two accounts are one person's: where two people must differ, they count as one from now on.</summary>
/// <param name="Other">User name or telephone of the other account.</param>
[Requires(Permission.LinkAccounts), Reconfirm]
public sealed record RecordSamePerson(Guid UserId, string? Other, string? Reason) : ICommand<Guid>, IHasReason;

internal sealed class RecordSamePersonValidator : AbstractValidator<RecordSamePerson>
{
    public RecordSamePersonValidator(IStringLocalizer<AccountsText> text)
    {
        RuleFor(c => c.Other).NotEmpty().WithMessage(_ => text["Enter the user name or telephone of the other account"]);
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter how you know that both are the same person's"])
            .MaximumLength(PersonLink.ReasonMaxLength)
            .WithMessage(_ => text["The reason must be {0} characters or less", PersonLink.ReasonMaxLength]);
    }
}

internal sealed class RecordSamePersonHandler(
    PortalDbContext db,
    MemberAccess access,
    Parties parties,
    AuditWriter audit,
    Notifier notifier,
    TimeProvider clock,
    IStringLocalizer<AccountsText> text
) : IRequestHandler<RecordSamePerson, Guid>
{
    public async Task<Guid> Handle(RecordSamePerson command, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var user = await access.FindToKeepAsync(command.UserId, ct);
        var other = await db.Users.FindByNameAsync(Characters.Narrow(command.Other).ToUpperInvariant(), ct);
        // Who keeps one of the two only asks whoever keeps both, and does not learn whether there is another.
        if (other is null || !await access.KeepsAsync(other.Id, ct))
            throw Faults.Beside(
                nameof(command.Other),
                text["You keep no account of this name. Look at its page for its user name, or ask whoever keeps both"]
            );
        if ((await parties.AccountsAsync([user.Id], ct)).Contains(other.Id) && user.Id != other.Id)
            throw new RuleException("These accounts count as one person's already.");
        var link = new PersonLink(user.Id, other.Id, command.Reason!, await parties.MineAsync(ct), clock.GetUtcNow());
        db.Add(link);
        audit.Note(nameof(User), link.SecondId, "Recorded as another account of the same person");
        foreach (var account in new[] { user, other })
            notifier.TellOfAccount(account, "An administrator recorded that you have another account. If that is wrong, tell your unit");
        return link.Id;
    }
}
