using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>The half days of a seminar as its course table has them. One with signs keeps its place.</summary>
[Service]
public sealed class HalfDayTable(PortalDbContext db)
{
    /// <summary>Brings the half days and the seats in line with an implementation plan.</summary>
    /// <exception cref="RuleException">A half day with signs would vanish, or more seats are taken than there would be.</exception>
    public async Task ApplyAsync(Seminar seminar, Implementation implementation, CancellationToken ct)
    {
        var planned = implementation.HalfDays(seminar.StartsOn).ToDictionary(h => (h.Date, h.Half));
        var used = await Used(seminar.Id).ToListAsync(ct);
        foreach (var halfDay in used)
        {
            if (!planned.Remove((halfDay.Date, halfDay.Half), out var kept))
                throw new RuleException(
                    "Attendance was taken on {0:yyyy-MM-dd} ({1}): this half day cannot leave the course table.",
                    halfDay.Date,
                    halfDay.Half
                );
            halfDay.Take(kept);
        }

        var ids = used.Select(h => h.Id).ToList();
        await db.GatheringHalfDays.Where(h => h.GatheringId == seminar.Id && !ids.Contains(h.Id)).ExecuteDeleteAsync(ct);
        db.AddRange(planned.Values.Select(p => new GatheringHalfDay(seminar.Id, p)));

        var seats = await HoldSeatsAsync(db, seminar.Id, ct);
        if (seats is null)
            db.Add(new GatheringSeats(seminar.Id, implementation.Capacity));
        else
            seats.Resize(Math.Min(implementation.Capacity, seminar.HeadCount));
    }

    /// <summary>
    /// Looks at a new version of the course table: what has begun is on record, signed or not, and nothing of what is still to come falls
    /// away once the seminar has begun.
    /// </summary>
    /// <returns>Whether a half day differs from those of the version before.</returns>
    /// <exception cref="RuleException">A half day that has begun is missing, changed or new; or fewer or shorter ones are left.</exception>
    public async Task<bool> LookAtAsync(Seminar seminar, Implementation implementation, DateTimeOffset now, CancellationToken ct)
    {
        var before = await db
            .GatheringHalfDays.AsNoTracking()
            .Where(h => h.GatheringId == seminar.Id)
            .OrderBy(h => h.StartsAt)
            .ToListAsync(ct);
        if (before.Count == 0)
            return false;
        var planned = implementation.HalfDays(seminar.StartsOn).ToDictionary(h => (h.Date, h.Half));
        foreach (var begun in before.Where(h => h.StartsAt <= now))
            if (!planned.TryGetValue((begun.Date, begun.Half), out var kept))
                throw new RuleException(
                    "The half day {0:yyyy-MM-dd} ({1}) has begun: it cannot leave the course table.",
                    begun.Date,
                    begun.Half
                );
            else if (!begun.IsAs(kept))
                throw new RuleException(
                    "The half day {0:yyyy-MM-dd} ({1}) has begun: its time and its hours can no longer be changed.",
                    begun.Date,
                    begun.Half
                );
        var known = before.Select(h => (h.Date, h.Half)).ToHashSet();
        if (
            planned.Values.FirstOrDefault(p => !known.Contains((p.Date, p.Half)) && BeijingTime.At(p.Date.ToDateTime(p.From)) <= now) is
            { } past
        )
            throw new RuleException(
                "The half day {0:yyyy-MM-dd} ({1}) would have begun already: only half days to come can be added.",
                past.Date,
                past.Half
            );
        if (before[0].StartsAt <= now && (planned.Count < before.Count || planned.Values.Sum(p => p.Hours) < before.Sum(h => h.Hours)))
            throw new RuleException(
                "The seminar has begun: half days to come may move within its days, but none may fall away or be shortened. The "
                    + "programme office breaks a seminar off or amends its plan."
            );
        return planned.Count != before.Count || before.Any(h => !planned.TryGetValue((h.Date, h.Half), out var now) || !h.IsAs(now));
    }

    /// <summary>Takes the half days of a cancelled seminar away.</summary>
    public async Task ClearAsync(Guid seminarId, CancellationToken ct)
    {
        var ids = await Used(seminarId).Select(h => h.Id).ToListAsync(ct);
        await db.GatheringHalfDays.Where(h => h.GatheringId == seminarId && !ids.Contains(h.Id)).ExecuteDeleteAsync(ct);
    }

    /// <summary>Holds the seats of a seminar; null: none were opened.</summary>
    internal static Task<GatheringSeats?> HoldSeatsAsync(PortalDbContext db, Guid seminarId, CancellationToken ct) =>
        db
            .GatheringSeats.FromSql(
                $"""
                SELECT tenant_id, gathering_id, capacity, taken, last_number FROM gathering_seats WHERE tenant_id = {db.Scope.Required} AND
                    gathering_id = {seminarId} FOR UPDATE
                """
            )
            .SingleOrDefaultAsync(ct);

    private IQueryable<GatheringHalfDay> Used(Guid seminarId) =>
        db.GatheringHalfDays.Where(h =>
            h.GatheringId == seminarId
            && (
                db.AttendanceSigns.Any(s => s.HalfDayId == h.Id)
                || db.AttendanceDisputes.Any(d => d.HalfDayId == h.Id)
                || db.OfflineRolls.Any(r => r.HalfDayId == h.Id)
            )
        );
}
