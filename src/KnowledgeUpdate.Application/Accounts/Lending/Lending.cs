using System.Text.Json;
using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Countersign;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Persistence.Common;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>
/// Who may act for whom: a role is lent to a colleague of the same unit at once, or, where a second person confirms that it is given (<see
/// cref="RoleRule.ConfirmedBy"/>), once that person has confirmed.
/// </summary>
[Service]
internal sealed class Lending(
    PortalDbContext db,
    Actor actor,
    Parties parties,
    MemberAccess access,
    RolesApart apart,
    RuleBook rules,
    PortalText words,
    Notifier notifier,
    TimeProvider clock
) : ICountersignedAct
{
    public string Kind => nameof(LendRole);

    private DateOnly Today => BeijingTime.DateOf(clock.GetUtcNow());

    public Task<int> LongestAsync(CancellationToken ct) => rules.ParameterAsync(RuleKeys.LentRoleDays, Today, ct);

    /// <summary>The membership, if the actor holds it and may lend it.</summary>
    /// <exception cref="NotFoundException">It is somebody else's.</exception>
    /// <exception cref="RuleException">It is lent to the actor, has ended, or is a role that is personal.</exception>
    public async Task<Membership> FindAsync(Guid membershipId, CancellationToken ct)
    {
        var me = actor.Me;
        if (await db.LentOn(Today).AnyAsync(l => l.MembershipId == membershipId && l.DeputyId == me, ct))
            throw new RuleException("A role that is lent to you is not lent on. Whoever holds it lends it.");
        var membership = await db.Memberships.SingleOrNotFoundAsync(m => m.Id == membershipId && m.UserId == me, ct);
        if (!membership.HoldsOn(Today))
            throw new RuleException("This membership ended on {0:yyyy-MM-dd}.", membership.To);
        return MemberAccess.HasDesk(membership.Role)
            ? membership
            : throw new RuleException("The role “{0}” is personal: it is not lent.", membership.Role);
    }

    /// <summary>Colleagues of the unit who could act in a membership, by name.</summary>
    public IQueryable<User> Colleagues(Membership membership, DateOnly from, DateOnly to) =>
        db
            .Users.Where(u =>
                u.Id != membership.UserId
                && u.EndedAt == null
                && db.Memberships.Any(m =>
                    m.UserId == u.Id
                    && m.OrganisationId == membership.OrganisationId
                    && m.Role != Role.Learner
                    && m.Role != Role.Expert
                    && m.From <= from
                    && (m.To == null || m.To >= to)
                )
                && !db.Memberships.Any(m =>
                    m.UserId == u.Id
                    && m.OrganisationId == membership.OrganisationId
                    && m.Role == membership.Role
                    && m.From <= from
                    && (m.To == null || m.To >= to)
                )
            )
            .OrderBy(u => u.DisplayName)
            .ThenBy(u => u.Id);

    public async Task<ActFacts> FactsAsync(Guid subjectId, string payload, CancellationToken ct)
    {
        var proposed = Read(payload);
        var form = FromToday(proposed);
        var membership = await db.Memberships.SingleAsync(m => m.Id == form.MembershipId, ct);
        var unit = await db.Organisations.Where(o => o.Id == membership.OrganisationId).Select(o => o.Name).SingleAsync(ct);
        var (lender, deputy) = (await NameAsync(membership.UserId, ct), await NameAsync(form.DeputyId, ct));
        return new ActFacts(
            [
                new ActLine("Role", PortalText.In(Languages.Chinese, () => words[membership.Role])),
                new ActLine("Unit", unit),
                new ActLine("Lent by", lender),
                new ActLine("Deputy", deputy),
                new ActLine("From – to", $"{form.From:yyyy-MM-dd} – {form.To:yyyy-MM-dd}"),
                new ActLine("Reason", form.Reason),
            ],
            [
                new ActLine("{0} acts in this role in place of {1}; every act names both", deputy, lender),
                new ActLine("Where two people must differ, the two count as one"),
            ],
            form.To < Today
                ? new RuleException("It was to be lent until {0:yyyy-MM-dd}, which is over. Have it proposed again.", form.To)
                : await HindranceAsync(membership, form, ct),
            proposed
        );
    }

    public Task HoldAsync(Guid subjectId, CancellationToken ct) => Task.CompletedTask;

    public async Task CarryOutAsync(Guid subjectId, string payload, CancellationToken ct)
    {
        var form = FromToday(Read(payload));
        await LendAsync(await db.Memberships.SingleAsync(m => m.Id == form.MembershipId, ct), form, ct);
    }

    /// <summary>Why the role cannot be lent so; null: it can.</summary>
    public async Task<RuleException?> HindranceAsync(Membership membership, LendingForm form, CancellationToken ct)
    {
        if (LentRole.HindranceTo(membership, form.DeputyId, form.From, form.To, await LongestAsync(ct), Today) is { } unlawful)
            return unlawful;
        if (!await Colleagues(membership, form.From, form.To).AnyAsync(u => u.Id == form.DeputyId, ct))
            return new RuleException(
                "A role is lent to a colleague who holds another role in the same unit for the whole time. Choose one of those offered."
            );
        if (await DeputyHindranceAsync(membership, form.DeputyId, form.From, form.To, ct) is { } unfit)
            return unfit;
        return
            await db.LentFrom(form.From)
                .Where(l => l.MembershipId == membership.Id && l.From <= form.To)
                .OrderBy(l => l.From)
                .Select(l => new { l.From, l.To })
                .FirstOrDefaultAsync(ct)
                is { } lent
            ? new RuleException("This role is lent from {0:yyyy-MM-dd} to {1:yyyy-MM-dd} already. End that first.", lent.From, lent.To)
            : null;
    }

    /// <summary>Why a colleague cannot be the deputy; null: the form offers the colleague.</summary>
    public async Task<RuleException?> DeputyHindranceAsync(
        Membership membership,
        Guid deputy,
        DateOnly from,
        DateOnly to,
        CancellationToken ct
    )
    {
        var person = await parties.AccountsAsync([deputy], ct);
        return person.Contains(membership.UserId)
                ? new RuleException("This is another account of the same person. A role is lent to another person.")
            : await apart.HeldByAsync(person, membership.Role, from, to, ct) is { } other
                ? new RuleException(
                    "The role “{0}” is kept apart from “{1}”, which this colleague holds. Choose another colleague.",
                    membership.Role,
                    other
                )
            : null;
    }

    /// <summary>Lends it: the deputy is told.</summary>
    public async Task<LentRole> LendAsync(Membership membership, LendingForm form, CancellationToken ct)
    {
        var lent = new LentRole(membership, form.DeputyId, form.From, form.To, await LongestAsync(ct), form.Reason, clock.GetUtcNow());
        db.Add(lent);
        await notifier.TellAsync(
            form.DeputyId,
            "{0} lends you the role “{1}” from {2} to {3}: change the role you act in to use it",
            Links.MyAccount,
            ct,
            await NameAsync(membership.UserId, ct),
            membership.Role,
            $"{form.From:yyyy-MM-dd}",
            $"{form.To:yyyy-MM-dd}"
        );
        return lent;
    }

    /// <summary>The lent role, if the actor may end it: the lender, the deputy, and whoever gives and ends the role.</summary>
    /// <exception cref="NotFoundException">There is none, or not for this person.</exception>
    public async Task<LentRole> FindToEndAsync(Guid id, CancellationToken ct)
    {
        var (me, roles) = (actor.Me, access.Roles.ToList());
        return await db.LentRoles.SingleOrNotFoundAsync(
            l =>
                l.Id == id
                && (l.LenderId == me || l.DeputyId == me || access.Visible().Any(m => m.Id == l.MembershipId && roles.Contains(m.Role))),
            ct
        );
    }

    /// <summary>Lent roles as lists show them, the latest first.</summary>
    public async Task<IReadOnlyList<LentRoleLine>> LinesAsync(IQueryable<LentRole> lent, CancellationToken ct)
    {
        var me = actor.UserId;
        var today = Today;
        var roles = access.Roles;
        var holding = db.LentOn(Today);
        var rows = await (
            from l in lent
            join m in db.Memberships on l.MembershipId equals m.Id
            join o in db.Organisations on m.OrganisationId equals o.Id
            join lender in db.Users on l.LenderId equals lender.Id
            join deputy in db.Users on l.DeputyId equals deputy.Id
            orderby l.From descending, l.Id descending
            select new
            {
                Lent = l,
                m.Role,
                Unit = o.Name,
                Lender = lender.DisplayName,
                Deputy = deputy.DisplayName,
                Holds = holding.Any(h => h.Id == l.Id),
            }
        )
            .Take(50)
            .ToListAsync(ct);
        return
        [
            .. rows.Select(r => new LentRoleLine
            {
                Id = r.Lent.Id,
                Version = r.Lent.Version,
                Role = r.Role,
                Unit = r.Unit,
                Lender = r.Lender,
                Deputy = r.Deputy,
                From = r.Lent.From,
                To = r.Lent.To,
                Reason = r.Lent.Reason,
                Holds = r.Holds,
                MayEnd =
                    r.Lent.EndedAt is null
                    && r.Lent.To >= today
                    && (r.Lent.LenderId == me || r.Lent.DeputyId == me || roles.Contains(r.Role)),
                IsOver = r.Lent.EndedAt is not null || r.Lent.To < today,
            }),
        ];
    }

    private Task<string> NameAsync(Guid user, CancellationToken ct) =>
        db.Users.Where(u => u.Id == user).Select(u => u.DisplayName).SingleAsync(ct);

    /// <summary>What the actor proposed to lend, while it waits for the second person.</summary>
    public async Task<IReadOnlyList<WaitingLending>> WaitingAsync(CancellationToken ct)
    {
        var me = actor.Me;
        return await db
            .ProposedActs.Where(a =>
                a.Kind == Kind && a.State == ProposedActState.Waiting && (a.ProposedById == me || a.ProposedForId == me)
            )
            .OrderBy(a => a.Id)
            .Select(a => new WaitingLending(a.Id, a.Title, a.ExpiresOn))
            .ToListAsync(ct);
    }

    /// <summary>What is lent, in the words of the tenant.</summary>
    public async Task<string> TitleAsync(Membership membership, Guid deputy, CancellationToken ct) =>
        PortalText.In(Languages.Chinese, () => words[membership.Role])
        + $"：{await NameAsync(membership.UserId, ct)}委托{await NameAsync(deputy, ct)}代理";

    /// <summary>Days that went by while it waited for the second person are not lent.</summary>
    private LendingForm FromToday(LendingForm form) => form.From < Today ? form with { From = Today } : form;

    private static LendingForm Read(string payload) => JsonSerializer.Deserialize<LendingForm>(payload, PortalModel.Json)!;
}
