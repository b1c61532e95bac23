using System.Text.Json;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Countersign;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Persistence.Common;

namespace KnowledgeUpdate.Application.Countersign;

/// <summary>Makes an act wait for a second person: nothing happens before that person has seen the consequences and confirmed.</summary>
[Service]
public sealed class Countersigning(
    PortalDbContext db,
    Actor actor,
    Parties parties,
    IEnumerable<ICountersignedAct> acts,
    Worklist worklist,
    Notifier notifier,
    RuleBook rules,
    TimeProvider clock
)
{
    /// <summary>Proposes an act. What prevents it is reported now, not to the second person.</summary>
    /// <param name="title">Name of the record, in the words of the tenant.</param>
    /// <param name="confirmer">The role whose body confirms; null for a second person of the same role and unit.</param>
    /// <returns>Id of the proposed act.</returns>
    /// <exception cref="RuleException">Something stands in the way, or the same is proposed already.</exception>
    public async Task<Guid> ProposeAsync<T>(
        string kind,
        string subjectKind,
        Guid subjectId,
        string title,
        string link,
        T payload,
        CancellationToken ct,
        Role? confirmer = null
    )
    {
        if (await HindranceAsync(kind, subjectId, ct, confirmer) is { } standing)
            throw standing;
        var party = await parties.MineAsync(ct);
        var (role, unit) = await ConfirmerAsync(confirmer, ct);
        var (now, text) = (clock.GetUtcNow(), JsonSerializer.Serialize(payload, PortalModel.Json));
        var facts = await Of(kind).FactsAsync(subjectId, text, ct);
        if (facts.Hindrance is { } hindrance)
            throw hindrance;
        var expires = BeijingTime.DateOf(now).AddDays(await rules.ParameterAsync(RuleKeys.CountersignDays, BeijingTime.DateOf(now), ct));
        var act = new ProposedAct(kind, subjectKind, subjectId, title, link, text, facts.Hash, role, unit, party, now, expires);
        db.Add(act);
        worklist.Open(
            CountersignActs.Confirm,
            nameof(ProposedAct),
            act.Id,
            role,
            unit,
            title,
            actor.UserName,
            Links.ProposedAct(act.Id),
            expires
        );
        await notifier.TellAsync(
            role,
            unit,
            "{0} proposes: “{1}”. It waits for the confirmation of a second person",
            Links.ProposedAct(act.Id),
            ct,
            actor.UserName,
            title
        );
        return act.Id;
    }

    /// <summary>
    /// What stands in the way of proposing an act, whatever its facts: the same waits already, or nobody could confirm it; null: nothing.
    /// </summary>
    internal async Task<RuleException?> HindranceAsync(string kind, Guid subjectId, CancellationToken ct, Role? confirmer = null)
    {
        if (await db.ProposedActs.AnyAsync(a => a.Kind == kind && a.SubjectId == subjectId && a.State == ProposedActState.Waiting, ct))
            return new RuleException("This is proposed already and waits for a second person.");
        var (role, unit) = await ConfirmerAsync(confirmer, ct);
        return await SomebodyElseAsync(role, unit, await parties.MineAsync(ct), ct)
            ? null
            : new RuleException(
                "Nobody else acts in your role in this unit, so nobody can confirm it. Have a second person appointed first."
            );
    }

    private async Task<(Role Role, Guid Unit)> ConfirmerAsync(Role? confirmer, CancellationToken ct) =>
        confirmer is { } other ? (other, await BodyOfAsync(other, ct)) : (actor.Role!.Value, actor.MyUnit);

    /// <summary>The body of the confirming role, of which the tenant has one.</summary>
    private Task<Guid> BodyOfAsync(Role role, CancellationToken ct)
    {
        var kinds = RoleRules.Of(role).Kinds ?? [];
        return db
            .Organisations.Where(o => kinds.Contains(o.Kind) && o.ClosedOn == null)
            .OrderBy(o => o.Id)
            .Select(o => o.Id)
            .FirstAsync(ct);
    }

    private Task<bool> SomebodyElseAsync(Role role, Guid unit, Party party, CancellationToken ct)
    {
        var (today, mine) = (BeijingTime.DateOf(clock.GetUtcNow()), party.Accounts.ToArray());
        return db.Memberships.AnyAsync(
            m =>
                m.OrganisationId == unit
                && m.Role == role
                && !mine.Contains(m.UserId)
                && m.From <= today
                && (m.To == null || m.To >= today)
                && db.Users.Any(u => u.Id == m.UserId && u.EndedAt == null),
            ct
        );
    }

    /// <summary>
    /// Nobody may act as both persons through an account that they opened or reset for somebody else: such an account cannot confirm
    /// anything for some days.
    /// </summary>
    /// <returns>Why not yet; null: nothing stands in the way.</returns>
    internal async Task<RuleException?> SettlingAsync(CancellationToken ct)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var days = await rules.ParameterAsync(RuleKeys.CountersignSettlingDays, today, ct);
        var given = await db.Users.Where(u => u.Id == actor.Me).Select(u => u.PasswordGivenAt).SingleAsync(ct) is { } at
            ? BeijingTime.DateOf(at)
            : DateOnly.MinValue;
        var since =
            await db
                .Memberships.Where(m => m.Id == actor.MembershipId && m.GivenById != null)
                .Select(m => (DateOnly?)m.From)
                .SingleOrDefaultAsync(ct)
                is { } from
            && from > given
                ? from
                : given;
        // A deputy's own membership may be a new one, even if the lent one is old.
        if (
            actor.OnBehalfOfId is not null
            && await db
                .Memberships.Where(m => m.UserId == actor.Me && m.OrganisationId == actor.MyUnit && (m.To == null || m.To >= today))
                .OrderBy(m => m.From)
                .Select(m => m.GivenById == null ? (DateOnly?)null : m.From)
                .FirstOrDefaultAsync(ct)
                is { } own
            && own > since
        )
            since = own;
        return since > DateOnly.MinValue && since.AddDays(days) > today
            ? new RuleException(
                "Your account was invited to its role, or given a password by somebody else, on {0:yyyy-MM-dd}: it confirms as "
                    + "the second person from {1:yyyy-MM-dd} on.",
                since,
                since.AddDays(days)
            )
            : null;
    }

    /// <summary>The act of a kind.</summary>
    internal ICountersignedAct Of(string kind) =>
        acts.SingleOrDefault(a => a.Kind == kind) ?? throw new InvalidOperationException($"Nothing carries out acts of the kind {kind}.");

    /// <summary>
    /// Proposed acts that the actor confirms, or proposed in whichever role; all of them for those who may read every one.
    /// </summary>
    internal IQueryable<ProposedAct> Visible()
    {
        var (role, unit, me) = (actor.Role, actor.OrganisationId, actor.UserId);
        var watches = actor.May(Permission.ReadProposedAct);
        return db.ProposedActs.Where(a =>
            watches || a.ProposedById == me || a.ProposedForId == me || (a.Role == role && a.OrganisationId == unit)
        );
    }

    /// <summary>Closes the item of an act that waits no longer, and tells who proposed it.</summary>
    internal async Task EndAsync(ProposedAct act, [Sentence] string sentence, CancellationToken ct)
    {
        await worklist.CloseAsync(act.Id, ct);
        await notifier.TellAsync(act.ProposedById, sentence, Links.ProposedAct(act.Id), ct, act.Title);
    }
}
