using System.Text.Json;
using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Persistence.Common;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>
/// Somebody is invited to a role: at once, or where <see cref="RoleRule.ConfirmedBy"/> asks it, when the second person has confirmed.
/// </summary>
[Service]
internal sealed class Appointing(PortalDbContext db, Actor actor, PortalText words, Notifier notifier, TimeProvider clock)
    : ICountersignedAct
{
    public string Kind => nameof(InviteMember);

    public async Task<ActFacts> FactsAsync(Guid subjectId, string payload, CancellationToken ct)
    {
        var form = Read(payload);
        var unit = await db.Organisations.SingleAsync(o => o.Id == form.UnitId, ct);
        return new ActFacts(
            [
                new ActLine("Name", form.Name),
                new ActLine("Role", PortalText.In(Languages.Chinese, () => words[form.Role])),
                new ActLine("Unit", unit.Name),
                new ActLine("E-mail", form.Email),
            ],
            [
                new ActLine("A letter with a link that works once for seven days goes to {0}", form.Email),
                new ActLine("Whoever opens it acts in the role at once, in {0}", unit.Name),
            ],
            await HindranceAsync(form, ct),
            form
        );
    }

    public async Task CarryOutAsync(Guid subjectId, string payload, CancellationToken ct)
    {
        var form = Read(payload);
        await InviteAsync(form, ct);
    }

    /// <summary>Why the role cannot be given there today; null: it can.</summary>
    public async Task<RuleException?> HindranceAsync(AppointmentForm form, CancellationToken ct)
    {
        var (rule, today) = (RoleRules.Of(form.Role), BeijingTime.DateOf(clock.GetUtcNow()));
        var unit = await db.Organisations.Include(o => o.Capacities).SingleAsync(o => o.Id == form.UnitId, ct);
        return !unit.IsActive ? new RuleException("{0} is closed. Choose the unit that took its place.", unit.Name)
            : rule.Needs is { } needed && !unit.Has(needed, today)
                ? new RuleException("The role “{0}” is given in units that hold the capacity “{1}”.", form.Role, needed)
            : null;
    }

    /// <summary>Invites the person: the letter carries a link that works once.</summary>
    public async Task<Invitation> InviteAsync(AppointmentForm form, CancellationToken ct)
    {
        var unit = await db.Organisations.SingleAsync(o => o.Id == form.UnitId, ct);
        var secret = InvitationSecret.New();
        var expires = clock.GetUtcNow().AddDays(InvitationSecret.Days);
        var invitation = new Invitation(
            unit.Id,
            form.Role,
            form.Name,
            form.Email,
            InvitationSecret.HashOf(secret),
            form.InvitedById,
            form.InvitedForId,
            expires
        );
        db.Add(invitation);
        var inviter = await db.Users.Where(u => u.Id == form.InvitedById).Select(u => u.DisplayName).SingleAsync(ct);
        notifier.Write(
            invitation.Email,
            $"【{actor.Tenant?.ProgrammeName}】{unit.Name}邀请你开设账号",
            $"{invitation.Name}：\n\n{actor.OrganisationName}（{inviter}）邀请你在{unit.Name}任职。{InvitationSecret.Days} 天内打开下面的链接，"
                + $"设置用户名和密码。链接只能用一次，不要转给别人。\n\n{actor.BaseUrl}/account/invitation/{secret}\n"
        );
        return invitation;
    }

    private static AppointmentForm Read(string payload) => JsonSerializer.Deserialize<AppointmentForm>(payload, PortalModel.Json)!;
}
