using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Publicities;

namespace KnowledgeUpdate.Application.Calendar;

/// <summary>
/// Periods in working days that were announced: a corrected calendar may make them longer and never shorter. Deadlines of work items do not
/// change.
/// </summary>
[Service]
public sealed class AnnouncedPeriods(PortalDbContext db, AuditWriter audit, Notifier notifier, TimeProvider clock)
{
    /// <summary>Lengthens the open periods that the calendar as it stands now makes longer.</summary>
    public async Task FollowAsync(CancellationToken ct)
    {
        await audit.SaveAsync(ct);
        var calendar = await new Calendars(db).GetAsync(ct);
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        foreach (var period in await db.Publicities.Where(p => p.State == PublicityState.Open && p.EndsOn >= today).ToListAsync(ct))
        {
            var before = period.EndsOn;
            if (!period.Lengthen(calendar))
                continue;
            foreach (
                var item in await db
                    .WorkItems.Where(w => w.SubjectId == period.SubjectId && w.DoneAt == null && w.DueOn == before)
                    .ToListAsync(ct)
            )
                item.Postpone(period.EndsOn);
            await notifier.TellAsync(
                Role.ProgrammeOffice,
                await db
                    .Organisations.Where(o => o.Kind == OrganisationKind.ProgrammeOffice && o.ClosedOn == null)
                    .OrderBy(o => o.Id)
                    .Select(o => o.Id)
                    .FirstAsync(ct),
                "The calendar was corrected: the publicity “{0}” ends on {1} now",
                Links.Plan(period.SubjectId),
                ct,
                period.Title,
                period.EndsOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
            );
        }
    }
}
