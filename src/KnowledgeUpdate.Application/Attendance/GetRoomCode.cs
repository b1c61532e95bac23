using KnowledgeUpdate.Application.Gatherings;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Enrolments;

namespace KnowledgeUpdate.Application.Attendance;

/// <summary>The code that the room shows now, for trainees to scan, with who is here.</summary>
[Requires(Permission.TakeAttendance)]
public sealed record GetRoomCode(Guid GatheringId) : IQuery<RoomCode>;

internal sealed class GetRoomCodeHandler(PortalDbContext db, GatheringAccess access, AttendanceBook book, TimeProvider clock)
    : IRequestHandler<GetRoomCode, RoomCode>
{
    public async Task<RoomCode> Handle(GetRoomCode query, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        var gathering = await access.FindOwnAsync(query.GatheringId, ct);
        var expected = await db.Enrolments.CountAsync(e => e.GatheringId == gathering.Id && e.State == EnrolmentState.Confirmed, ct);
        var room = new RoomCode
        {
            GatheringId = gathering.Id,
            Title = gathering.Title,
            At = now,
            Expected = expected,
        };
        if (!gathering.IsRunning)
            return room;
        var windows = await book.WindowsAsync(gathering.Id, ct);
        if (windows.At(now) is not { } window || window.KindAt(now) is not { } kind)
            return room with { Times = Next(windows, now) };
        var (halfDay, step, times) = (window.HalfDay, RotatingCode.StepOf(now), Times(window, kind));
        return room with
        {
            Code = RotatingCode.Of(book.Key, halfDay.Id, halfDay.Id, step),
            SecondsLeft = (int)((step + 1) * RotatingCode.Seconds - now.ToUnixTimeSeconds()),
            RefusedFrom = RotatingCode.EndOf(step) is var end && end < times.To ? end : times.To,
            Signed = await db.AttendanceSigns.CountAsync(s => s.HalfDayId == halfDay.Id && s.Kind == kind && s.VoidedAt == null, ct),
            Times = times,
        };
    }

    private static RoomTimes? Next(IReadOnlyList<SignWindow<GatheringHalfDay>> windows, DateTimeOffset now) =>
        windows.At(now) is { } window && window.NextAt(now) is not null ? Times(window, SignKind.Leave)
        : windows.After(now) is { } next ? Times(next, SignKind.Arrive)
        : null;

    private static RoomTimes Times(SignWindow<GatheringHalfDay> window, SignKind kind)
    {
        var (from, to) = window.TimesOf(kind);
        DateTimeOffset? late = kind == SignKind.Arrive ? window.HalfDay.StartsAt.AddMinutes(window.Rule.LateAfter) : null;
        return new RoomTimes(window.HalfDay.Date, window.HalfDay.Half, kind, from, to, late < to ? late : null);
    }
}
