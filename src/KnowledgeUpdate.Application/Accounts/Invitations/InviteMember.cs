using FluentValidation;
using FluentValidation.Results;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Invites somebody to a role in a unit. The letter carries a link that works once within seven days.</summary>
/// <param name="Unit">Name or credit code; a unit's administrator invites to the own unit only.</param>
[Requires(
    Domain.Accounts.Role.ProgrammeOffice,
    Domain.Accounts.Role.SystemAdministrator,
    Domain.Accounts.Role.LocalBureau,
    Domain.Accounts.Role.IndustryDepartment,
    Domain.Accounts.Role.UnitAdministrator
)]
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
    UnitAccess units,
    Notifier notifier,
    Tries tries,
    TimeProvider clock,
    IStringLocalizer<AccountsText> text
) : IRequestHandler<InviteMember, Guid>
{
    public async Task<Guid> Handle(InviteMember command, CancellationToken cancellationToken)
    {
        var unit = await units.FindNamedAsync(
            command.Unit,
            key => new ValidationException([new ValidationFailure(nameof(command.Unit), text[key])]),
            cancellationToken
        );
        if (!MemberAccess.Fits(command.Role!.Value, unit.Kind))
            throw new ValidationException([
                new ValidationFailure(nameof(command.Role), text["This role does not exist in a body of this kind"]),
            ]);
        if (await tries.WaitAsync([Tries.OfInvitations(actor.Me)], cancellationToken) is { } wait)
            throw new Domain.Common.RuleException(
                "You have invited many people within the hour. Go on after {0:HH:mm}.",
                Domain.Common.BeijingTime.LocalOf(wait)
            );
        await tries.CountAsync([Tries.OfInvitations(actor.Me)], cancellationToken);
        var secret = InvitationSecret.New();
        var invitation = new Invitation(
            unit.Id,
            command.Role.Value,
            command.Name!.Trim(),
            command.Email!.Trim(),
            InvitationSecret.HashOf(secret),
            actor.Me,
            clock.GetUtcNow().AddDays(InvitationSecret.Days)
        );
        db.Add(invitation);
        notifier.Write(
            invitation.Email,
            $"【{actor.Tenant?.ProgrammeName}】{unit.Name}邀请你开设账号",
            $"{invitation.Name}：\n\n{actor.OrganisationName}邀请你在{unit.Name}任职。{InvitationSecret.Days} 天内打开下面的链接，设置用户名和密码。链接只能用一次，"
                + $"不要转给别人。\n\n{actor.BaseUrl}/account/invitation/{secret}\n"
        );
        return invitation.Id;
    }
}
