using FluentValidation;
using FluentValidation.Results;
using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Domain.Accounts;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Invites somebody to a role in a unit. The letter carries a link that works once within seven days.</summary>
/// <returns>The invitation, or the proposed act where <see cref="RoleRule.ConfirmedBy"/> asks for a second person.</returns>
/// <param name="Unit">Name or credit code; a unit's administrator can invite people only to their own unit.</param>
[Requires(Permission.InviteMember)]
public sealed record InviteMember(string? Unit, Role? Role, string? Name, string? Email) : ICommand<Guid>;

internal sealed class InviteMemberValidator : AbstractValidator<InviteMember>
{
    public InviteMemberValidator(IStringLocalizer<AccountsText> text, MemberAccess access)
    {
        RuleFor(c => c.Name)
            .NotEmpty()
            .WithMessage(_ => text["Enter the person's name"])
            .MaximumLength(60)
            .WithMessage(_ => text["The name must be {0} characters or less", 60]);
        RuleFor(c => c.Email)
            .Must(e =>
                e is { Length: <= 200 } && System.Net.Mail.MailAddress.TryCreate(e.Trim(), out var address) && address.Address == e.Trim()
            )
            .WithMessage(_ => text["Enter an e-mail address, such as name@example.cn"]);
        RuleFor(c => c.Role)
            .NotNull()
            .WithMessage(_ => text["Choose a role"])
            .Must(r => r is null || access.Roles.Contains(r.Value))
            .WithMessage(_ => text["This role is given by somebody above you"]);
        RuleFor(c => c.Unit).NotEmpty().WithMessage(_ => text["Enter the unit"]).When(_ => access.Roles.Count > 0);
    }
}

internal sealed class InviteMemberHandler(
    PortalDbContext db,
    Actor actor,
    Parties parties,
    UnitAccess units,
    Appointing appointing,
    Countersigning countersigning,
    Tries tries,
    IStringLocalizer<AccountsText> text
) : IRequestHandler<InviteMember, Guid>
{
    public async Task<Guid> Handle(InviteMember command, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var unit = await units.FindNamedAsync(command.Unit, key => Fault(nameof(command.Unit), text[key]), ct);
        var (rule, email) = (RoleRules.Of(command.Role!.Value), command.Email!.Trim());
        if (!rule.Fits(unit.Kind))
            throw Fault(nameof(command.Role), text["This role does not exist in a body of this kind"]);
        var mine = (await parties.MineAsync(ct)).Accounts.ToArray();
        var addresses = await db.Users.Where(u => mine.Contains(u.Id)).Select(u => u.Email).ToListAsync(ct);
        if (addresses.Contains(email, StringComparer.OrdinalIgnoreCase))
            throw Fault(nameof(command.Email), text["Nobody gives a role to their own account"]);
        if (await tries.WaitAsync([Tries.OfInvitations(actor.Me)], ct) is { } wait)
            throw new RuleException("You have invited many people within the hour. Go on after {0:HH:mm}.", BeijingTime.LocalOf(wait));
        await tries.CountAsync([Tries.OfInvitations(actor.Me)], ct);
        var form = new AppointmentForm(unit.Id, rule.Role, command.Name!.Trim(), email, actor.Me, actor.OnBehalfOfId);
        if (await appointing.HindranceAsync(form, ct) is { } hindrance)
            throw hindrance;
        return rule.ConfirmedBy is { } confirmer
            ? await countersigning.ProposeAsync(
                appointing.Kind,
                nameof(Membership),
                Guid.CreateVersion7(),
                form.Name,
                Links.Members,
                form,
                ct,
                confirmer
            )
            : (await appointing.InviteAsync(form, ct)).Id;
    }

    private static ValidationException Fault(string field, string message) => new([new ValidationFailure(field, message)]);
}
