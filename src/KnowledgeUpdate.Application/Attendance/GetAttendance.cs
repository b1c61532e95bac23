using KnowledgeUpdate.Application.Gatherings;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Enrolments;

namespace KnowledgeUpdate.Application.Attendance;

/// <summary>Attendance of a seminar: one row per person, one column per half day, with disputes and refused signs.</summary>
/// <param name="OnlyMissing">Only people who have not signed what is due of a half day.</param>
[Requires(Permission.ReadSeminars)]
public sealed record GetAttendance(Guid GatheringId, Guid? OnlyMissing, PageOf Page) : IQuery<AttendanceSheet>;

public sealed record AttendanceSheet
{
    public required Guid GatheringId { get; init; }

    public required string Title { get; init; }

    public required Enum Standing { get; init; }

    public required bool MayEnter { get; init; }

    public required int People { get; init; }

    public required IReadOnlyList<HalfDayColumn> HalfDays { get; init; }

    /// <summary>The half day that takes signs now.</summary>
    public required Guid? Now { get; init; }

    public required Page<AttendanceRow> Page { get; init; }

    public required IReadOnlyList<DisputeLine> Disputes { get; init; }

    public required IReadOnlyList<RefusedLine> Refused { get; init; }

    public required int RefusedCount { get; init; }
}

/// <summary>A half day with its figures.</summary>
public sealed record HalfDayColumn
{
    public required Guid Id { get; init; }

    public required DateOnly Date { get; init; }

    public required HalfDay Half { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    public required int Arrived { get; init; }

    public required int Left { get; init; }

    public required int Attended { get; init; }

    /// <summary>
    /// People who have not signed what is due by now: the arrival in its first half, both signs after that; null before it begins.
    /// </summary>
    public required int? Missing { get; init; }
}

/// <summary>A person with the standing of each half day.</summary>
public sealed record AttendanceRow(Guid EnrolmentId, int Seat, string Name, string Employer, IReadOnlyList<HalfDayStanding> Standings);

/// <summary>A dispute in a list.</summary>
public sealed record DisputeLine(
    Guid Id,
    string Name,
    DateOnly Date,
    HalfDay Half,
    string Statement,
    DisputeState State,
    string? Answer,
    DateTimeOffset FiledAt
);

/// <summary>A refused sign in a list.</summary>
public sealed record RefusedLine(DateTimeOffset At, string? Name, string By, SignMethod Method, SignRefusal Refusal);

internal sealed class GetAttendanceHandler(PortalDbContext db, GatheringAccess access, AttendanceBook book, TimeProvider clock)
    : IRequestHandler<GetAttendance, AttendanceSheet>
{
    private const int Most = 20;

    private static readonly Sorts<Enrolment> Sorts = new("seat", e => e.Id) { { "seat", e => e.Seat } };

    public async Task<AttendanceSheet> Handle(GetAttendance query, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        var gathering = await access.FindAsync(query.GatheringId, ct);
        var windows = await book.WindowsAsync(gathering.Id, ct);
        var (halfDays, ruleOf) = (windows.Select(w => w.HalfDay).ToList(), await book.RulesAsync(ct));
        var counting = db.AttendanceSigns.Where(s => s.GatheringId == gathering.Id && s.VoidedAt == null);
        var perHalf = await counting
            .GroupBy(s => s.HalfDayId)
            .Select(g => new
            {
                g.Key,
                Arrived = g.Count(s => s.Kind == SignKind.Arrive),
                Left = g.Count(s => s.Kind == SignKind.Leave),
            })
            .ToDictionaryAsync(g => g.Key, ct);
        var both = await counting
            .Where(s =>
                s.Kind == SignKind.Arrive
                && counting.Any(l => l.HalfDayId == s.HalfDayId && l.EnrolmentId == s.EnrolmentId && l.Kind == SignKind.Leave)
            )
            .GroupBy(s => s.HalfDayId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var people = db.Enrolments.Where(e => e.GatheringId == gathering.Id && e.State == EnrolmentState.Confirmed);
        var all = await people.CountAsync(ct);
        var current = gathering.IsRunning ? windows.At(now)?.HalfDay : null;
        if (query.OnlyMissing is { } missing && halfDays.FirstOrDefault(h => h.Id == missing) is { } asked)
        {
            var due = now < ruleOf(asked).LeavingOpens(asked) ? 1 : 2;
            people = people.Where(e =>
                db.AttendanceSigns.Count(s => s.HalfDayId == asked.Id && s.EnrolmentId == e.Id && s.VoidedAt == null) < due
            );
        }

        var page = await people.ToPageAsync(
            Sorts.Of(),
            query.Page,
            e => new
            {
                e.Id,
                e.Seat,
                e.Name,
                e.Employer,
            },
            ct
        );
        var shown = page.Rows.Select(r => r.Id).ToList();
        var signs = (
            await counting
                .Where(s => shown.Contains(s.EnrolmentId))
                .Select(s => new
                {
                    s.EnrolmentId,
                    s.HalfDayId,
                    s.Kind,
                    s.At,
                })
                .ToListAsync(ct)
        ).ToDictionary(s => (s.EnrolmentId, s.HalfDayId, s.Kind), s => s.At);
        HalfDayColumn Column(GatheringHalfDay h)
        {
            var (arrived, left, attended) = (
                perHalf.GetValueOrDefault(h.Id)?.Arrived ?? 0,
                perHalf.GetValueOrDefault(h.Id)?.Left ?? 0,
                both.GetValueOrDefault(h.Id)
            );
            return new HalfDayColumn
            {
                Id = h.Id,
                Date = h.Date,
                Half = h.Half,
                StartsAt = h.StartsAt,
                EndsAt = h.EndsAt,
                Arrived = arrived,
                Left = left,
                Attended = attended,
                Missing = now < h.StartsAt ? null : all - (now < ruleOf(h).LeavingOpens(h) ? arrived : attended),
            };
        }

        DateTimeOffset? At(Guid enrolment, Guid halfDay, SignKind kind) =>
            signs.TryGetValue((enrolment, halfDay, kind), out var at) ? at : null;
        var disputes = await db
            .AttendanceDisputes.Where(d => d.GatheringId == gathering.Id)
            .OrderBy(d => d.State == DisputeState.Open ? 0 : 1)
            .ThenByDescending(d => d.FiledAt)
            .Take(Most)
            .Select(d => new DisputeLine(
                d.Id,
                db.Enrolments.Where(e => e.Id == d.EnrolmentId).Select(e => e.Name).First(),
                db.GatheringHalfDays.Where(h => h.Id == d.HalfDayId).Select(h => h.Date).First(),
                db.GatheringHalfDays.Where(h => h.Id == d.HalfDayId).Select(h => h.Half).First(),
                d.Statement,
                d.State,
                d.Answer,
                d.FiledAt
            ))
            .ToListAsync(ct);
        var refused = await db
            .RefusedSigns.Where(r => r.GatheringId == gathering.Id)
            .OrderByDescending(r => r.At)
            .Take(Most)
            .Select(r => new RefusedLine(
                r.At,
                db.Enrolments.Where(e => e.Id == r.EnrolmentId).Select(e => e.Name).FirstOrDefault(),
                db.Users.Where(u => u.Id == r.ByUserId).Select(u => u.DisplayName).First(),
                r.Method,
                r.Refusal
            ))
            .ToListAsync(ct);
        return new AttendanceSheet
        {
            GatheringId = gathering.Id,
            Title = gathering.Title,
            Standing = gathering.Standing,
            MayEnter = access.IsHost(gathering) && gathering.IsRunning,
            People = all,
            HalfDays = [.. halfDays.Select(Column)],
            Now = current?.Id,
            Page = page.With<AttendanceRow>([
                .. page.Rows.Select(r => new AttendanceRow(
                    r.Id,
                    r.Seat!.Value,
                    r.Name,
                    r.Employer,
                    [.. halfDays.Select(h => ruleOf(h).Of(h, At(r.Id, h.Id, SignKind.Arrive), At(r.Id, h.Id, SignKind.Leave), now))]
                )),
            ]),
            Disputes = disputes,
            Refused = refused,
            RefusedCount = await db.RefusedSigns.CountAsync(r => r.GatheringId == gathering.Id, ct),
        };
    }
}
