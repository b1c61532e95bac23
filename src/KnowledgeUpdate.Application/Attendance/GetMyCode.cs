using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Application.Gatherings;
using KnowledgeUpdate.Domain.Attendance;

namespace KnowledgeUpdate.Application.Attendance;

/// <summary>The code that a trainee shows now.</summary>
[SignedIn]
public sealed record GetMyCode(Guid GatheringId) : IQuery<MyCode>;

/// <summary>The code with the half day it is for.</summary>
/// <param name="Code">Seat and digits; null while no half day takes signs.</param>
/// <param name="SecondsLeft">Until the next one.</param>
/// <param name="OpensAt">When signs are taken next; null: no more.</param>
public sealed record MyCode(
    Guid GatheringId,
    string Title,
    string Name,
    int Seat,
    string? Code,
    int SecondsLeft,
    DateOnly? Date,
    HalfDay? Half,
    SignKind? Kind,
    HalfDayStanding? Standing,
    DateTimeOffset? SignedAt,
    DateTimeOffset? OpensAt
);

internal sealed class GetMyCodeHandler(
    PortalDbContext db,
    GatheringAccess access,
    EnrolmentAccess own,
    AttendanceBook book,
    TimeProvider clock
) : IRequestHandler<GetMyCode, MyCode>
{
    public async Task<MyCode> Handle(GetMyCode query, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        var enrolment = await own.SeatOfAsync(await own.MeAsync(ct), query.GatheringId, ct);
        var title = (await access.FindOpenAsync(query.GatheringId, ct)).Title;
        var windows = await book.WindowsAsync(query.GatheringId, ct);
        if (windows.At(now) is not { } window)
            return new MyCode(
                query.GatheringId,
                title,
                enrolment.Name,
                enrolment.Seat!.Value,
                null,
                0,
                null,
                null,
                null,
                null,
                null,
                windows.After(now)?.OpensAt
            );
        var (halfDay, rule) = (window.HalfDay, window.Rule);
        var signs = await db
            .AttendanceSigns.Where(s => s.HalfDayId == halfDay.Id && s.EnrolmentId == enrolment.Id && s.VoidedAt == null)
            .ToListAsync(ct);
        var standing = rule.Of(
            halfDay,
            signs.FirstOrDefault(s => s.Kind == SignKind.Arrive)?.At,
            signs.FirstOrDefault(s => s.Kind == SignKind.Leave)?.At,
            now
        );
        if (window.KindAt(now) is not { } kind)
            return new MyCode(
                query.GatheringId,
                title,
                enrolment.Name,
                enrolment.Seat!.Value,
                null,
                0,
                halfDay.Date,
                halfDay.Half,
                null,
                standing,
                null,
                window.NextAt(now) ?? windows.After(now)?.OpensAt
            );
        var step = RotatingCode.StepOf(now);
        return new MyCode(
            query.GatheringId,
            title,
            enrolment.Name,
            enrolment.Seat!.Value,
            RotatingCode.Personal(enrolment.Seat.Value, RotatingCode.Of(book.Key, halfDay.Id, enrolment.Id, step)),
            (int)((step + 1) * RotatingCode.Seconds - now.ToUnixTimeSeconds()),
            halfDay.Date,
            halfDay.Half,
            kind,
            standing,
            signs.FirstOrDefault(s => s.Kind == kind)?.At,
            null
        );
    }
}
