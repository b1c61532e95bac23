using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>
/// Looks after desks whose last holder's time has run out: the level above is asked to appoint somebody, and what waited for one person
/// alone waits for the role.
/// </summary>
/// <returns>How many desks are newly without a holder.</returns>
[PortalOnly]
public sealed record WatchDesks : ICommand<int>;

internal sealed class WatchDesksHandler(
    PortalDbContext db,
    AuditWriter audit,
    Worklist worklist,
    Notifier notifier,
    PlaceAuthority places,
    PortalText words,
    TimeProvider clock
) : IRequestHandler<WatchDesks, int>
{
    /// <summary>What the level above is to do, as an English key.</summary>
    internal const string Appoint = "Appoint somebody at {0}: work waits and nobody holds the role";

    public async Task<int> Handle(WatchDesks command, CancellationToken cancellationToken)
    {
        var (ct, today) = (cancellationToken, BeijingTime.DateOf(clock.GetUtcNow()));
        await FreeOwnItemsAsync(today, ct);
        await audit.SaveAsync(ct);
        var desks = await db
            .WorkItems.Where(w => w.DoneAt == null && w.UserId == null)
            .GroupBy(w => new { w.OrganisationId, w.Role })
            .Select(g => new
            {
                g.Key.OrganisationId,
                g.Key.Role,
                Count = g.Count(),
            })
            .ToListAsync(ct);
        var held = (
            await db
                .Memberships.Where(m =>
                    m.From <= today && (m.To == null || m.To >= today) && db.Users.Any(u => u.Id == m.UserId && u.EndedAt == null)
                )
                .Select(m => new { m.OrganisationId, m.Role })
                .Distinct()
                .ToListAsync(ct)
        ).ToHashSet();
        var asked = await db.WorkItems.Where(w => w.DoneAt == null && w.Act == Appoint).ToListAsync(ct);
        // Somebody is appointed, or nothing waits any more, or the unit is closed: nothing is asked for.
        var open = (await db.Organisations.Where(o => o.ClosedOn == null).Select(o => o.Id).ToListAsync(ct)).ToHashSet();
        desks.RemoveAll(d => !open.Contains(d.OrganisationId));
        foreach (
            var item in asked.Where(i =>
                held.Contains(new { OrganisationId = i.SubjectId, Role = Enum.Parse<Role>(i.SubjectKind) })
                || !desks.Any(d => d.OrganisationId == i.SubjectId && d.Role.ToString() == i.SubjectKind)
            )
        )
            item.Done(clock.GetUtcNow());
        var opened = 0;
        foreach (
            var desk in desks
                .Where(d =>
                    !held.Contains(new { d.OrganisationId, d.Role })
                    && !asked.Any(i => i.SubjectId == d.OrganisationId && i.SubjectKind == d.Role.ToString())
                )
                .OrderBy(d => d.OrganisationId)
                .ThenBy(d => d.Role)
        )
        {
            var unit = await db.Organisations.SingleAsync(o => o.Id == desk.OrganisationId, ct);
            var above = await AboveAsync(unit, held.Select(h => (h.OrganisationId, h.Role)).ToHashSet(), ct);
            worklist.Open(
                Appoint,
                desk.Role.ToString(),
                unit.Id,
                above.Role,
                above.UnitId,
                unit.Name,
                $"{PortalText.In(Languages.Chinese, () => words[desk.Role])} · {desk.Count}",
                Links.Invite(unit.Name)
            );
            await notifier.TellAsync(
                above.Role,
                above.UnitId,
                "{1} items wait at {0} and nobody holds the role there any more. Appoint somebody",
                Links.Unit(unit.Id),
                ct,
                unit.Name,
                $"{desk.Count}"
            );
            opened++;
        }

        return opened;
    }

    /// <summary>Items of one person who holds the role no longer wait for everybody who does.</summary>
    private async Task FreeOwnItemsAsync(DateOnly today, CancellationToken ct)
    {
        foreach (
            var item in await db
                .WorkItems.Where(w =>
                    w.DoneAt == null
                    && w.UserId != null
                    && w.Role != Role.Learner
                    && w.Role != Role.Expert
                    && !db.Memberships.Any(m =>
                        m.UserId == w.UserId
                        && m.OrganisationId == w.OrganisationId
                        && m.Role == w.Role
                        && m.From <= today
                        && (m.To == null || m.To >= today)
                        && db.Users.Any(u => u.Id == m.UserId && u.EndedAt == null)
                    )
                )
                .ToListAsync(ct)
        )
            item.PassTo(item.OrganisationId);
    }

    /// <summary>Who appoints: the bureau of the place, else the programme office, else its system administrator.</summary>
    private async Task<Answerer> AboveAsync(Organisation unit, HashSet<(Guid, Role)> held, CancellationToken ct)
    {
        var office = await places.OfficeAsync(ct);
        if (unit.Kind == OrganisationKind.ProgrammeOffice)
            return new Answerer(office, Role.SystemAdministrator);
        var nearest = UnitAccess.Administration.Contains(unit.Kind)
            ? new Answerer(office, Role.ProgrammeOffice)
            : (await places.ChainAsync(null, unit.Id, null, ct))[0];
        return held.Contains((nearest.UnitId, nearest.Role))
            ? nearest
            : new Answerer(office, held.Contains((office, Role.ProgrammeOffice)) ? Role.ProgrammeOffice : Role.SystemAdministrator);
    }
}
