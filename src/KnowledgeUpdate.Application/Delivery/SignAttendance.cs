using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Attending;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>The code that a trainee shows now.</summary>
[SignedIn]
public sealed record GetMyCode(Guid SeminarId) : IQuery<MyCode>;

/// <summary>The code with the half day it is for.</summary>
/// <param name="Code">Seat and digits; null while no half day takes signs.</param>
/// <param name="SecondsLeft">Until the next one.</param>
/// <param name="OpensAt">When signs are taken next; null: no more.</param>
public sealed record MyCode(Guid SeminarId, string Title, string Name, int Seat, string? Code, int SecondsLeft, DateOnly? Date, HalfDay? Half, SignKind? Kind, HalfDayStanding? Standing, DateTimeOffset? SignedAt, DateTimeOffset? OpensAt);

internal sealed class GetMyCodeHandler(PortalDbContext db, DeliveryAccess access, AttendanceDesk desk, TimeProvider clock) : IRequestHandler<GetMyCode, MyCode>
{
    public async Task<MyCode> Handle(GetMyCode query, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        var enrolment = await access.SeatOfAsync(await access.MeAsync(ct), query.SeminarId, ct);
        var title = await db.Seminars.Where(s => s.Id == query.SeminarId).Select(s => s.Title).SingleAsync(ct);
        var windows = await desk.WindowsAsync(query.SeminarId, ct);
        if (windows.At(now) is not { } window)
            return new MyCode(query.SeminarId, title, enrolment.Name, enrolment.Seat!.Value, null, 0, null, null, null, null, null, windows.After(now)?.OpensAt);
        var (halfDay, rule) = (window.Gathering, window.Rule);
        var signs = await db.AttendanceSigns.Where(s => s.HalfDayId == halfDay.Id && s.EnrolmentId == enrolment.Id && s.VoidedAt == null).ToListAsync(ct);
        var standing = rule.Of(halfDay, signs.FirstOrDefault(s => s.Kind == SignKind.Arrive)?.At, signs.FirstOrDefault(s => s.Kind == SignKind.Leave)?.At, now);
        if (window.KindAt(now) is not { } kind)
            return new MyCode(query.SeminarId, title, enrolment.Name, enrolment.Seat!.Value, null, 0, halfDay.Date, halfDay.Half, null, standing, null, window.NextAt(now) ?? windows.After(now)?.OpensAt);
        var step = RotatingCode.StepOf(now);
        return new MyCode(query.SeminarId, title, enrolment.Name, enrolment.Seat!.Value, RotatingCode.Personal(enrolment.Seat.Value, RotatingCode.Of(desk.Key, halfDay.Id, enrolment.Id, step)),
            (int)((step + 1) * RotatingCode.Seconds - now.ToUnixTimeSeconds()), halfDay.Date, halfDay.Half, kind, standing, signs.FirstOrDefault(s => s.Kind == kind)?.At, null);
    }
}

/// <summary>The code that the room shows now, for trainees to scan, with who is here.</summary>
[Requires(Role.UnitAdministrator)]
public sealed record GetRoomCode(Guid SeminarId) : IQuery<RoomCode>;

/// <summary>The code with the half day it is for.</summary>
public sealed record RoomCode
{
    /// <summary>The seminar.</summary>
    public required Guid SeminarId { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>The instant it was made: a screen whose own clock is wrong counts from here.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>People with a seat.</summary>
    public required int Expected { get; init; }

    /// <summary>The digits; null while no half day takes signs.</summary>
    public string? Code { get; init; }

    /// <summary>Until the next code, s.</summary>
    public int SecondsLeft { get; init; }

    /// <summary>From then on the digits are refused.</summary>
    public DateTimeOffset? RefusedFrom { get; init; }

    /// <summary>People whose sign of now has been taken.</summary>
    public int Signed { get; init; }

    /// <summary>The sign that is taken now, or the next one; null: no more.</summary>
    public RoomTimes? Times { get; init; }

    /// <summary>When signs are taken next; null: now, or no more.</summary>
    public DateTimeOffset? OpensAt => Code is null ? Times?.From : null;
}

/// <summary>When a sign of a half day is taken.</summary>
/// <param name="From">The first moment.</param>
/// <param name="To">From then on it is refused.</param>
/// <param name="LateAfter">An arrival after it is late; null: it is a leaving.</param>
public sealed record RoomTimes(DateOnly Date, HalfDay Half, SignKind Kind, DateTimeOffset From, DateTimeOffset To, DateTimeOffset? LateAfter);

internal sealed class GetRoomCodeHandler(PortalDbContext db, DeliveryAccess access, AttendanceDesk desk, TimeProvider clock) : IRequestHandler<GetRoomCode, RoomCode>
{
    public async Task<RoomCode> Handle(GetRoomCode query, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        var seminar = await access.FindOwnAsync(query.SeminarId, ct);
        var expected = await db.Enrolments.CountAsync(e => e.SeminarId == seminar.Id && e.State == EnrolmentState.Confirmed, ct);
        var room = new RoomCode { SeminarId = seminar.Id, Title = seminar.Title, At = now, Expected = expected };
        if (!seminar.IsRunning)
            return room;
        var windows = await desk.WindowsAsync(seminar.Id, ct);
        if (windows.At(now) is not { } window || window.KindAt(now) is not { } kind)
            return room with { Times = Next(windows, now) };
        var (halfDay, step, times) = (window.Gathering, RotatingCode.StepOf(now), Times(window, kind));
        return room with
        {
            Code = RotatingCode.Of(desk.Key, halfDay.Id, halfDay.Id, step),
            SecondsLeft = (int)((step + 1) * RotatingCode.Seconds - now.ToUnixTimeSeconds()),
            RefusedFrom = RotatingCode.EndOf(step) is var end && end < times.To ? end : times.To,
            Signed = await db.AttendanceSigns.CountAsync(s => s.HalfDayId == halfDay.Id && s.Kind == kind && s.VoidedAt == null, ct),
            Times = times,
        };
    }

    private static RoomTimes? Next(IReadOnlyList<SignWindow<SeminarHalfDay>> windows, DateTimeOffset now) =>
        windows.At(now) is { } window && window.NextAt(now) is not null ? Times(window, SignKind.Leave) : windows.After(now) is { } next ? Times(next, SignKind.Arrive) : null;

    private static RoomTimes Times(SignWindow<SeminarHalfDay> window, SignKind kind)
    {
        var (from, to) = window.TimesOf(kind);
        DateTimeOffset? late = kind == SignKind.Arrive ? window.Gathering.StartsAt.AddMinutes(window.Rule.LateAfter) : null;
        return new RoomTimes(window.Gathering.Date, window.Gathering.Half, kind, from, to, late < to ? late : null);
    }
}

/// <summary>The staff scan a trainee's personal code. From any other account it is refused and recorded.</summary>
[SignedIn]
public sealed record ScanPersonalCode(Guid SeminarId, string? Code) : ICommand<SignAnswer>;

internal sealed class ScanPersonalCodeHandler(PortalDbContext db, DeliveryAccess access, AttendanceDesk desk, TimeProvider clock) : IRequestHandler<ScanPersonalCode, SignAnswer>
{
    public async Task<SignAnswer> Handle(ScanPersonalCode command, CancellationToken cancellationToken)
    {
        var (ct, now, method) = (cancellationToken, clock.GetUtcNow(), SignMethod.PersonalCode);
        var seminar = await db.Seminars.AsNoTracking().SingleOrDefaultAsync(s => s.Id == command.SeminarId, ct) ?? throw new NotFoundException(nameof(Seminar));
        if (RotatingCode.ReadPersonal(command.Code) is not { } typed)
            return desk.Refuse(seminar.Id, method, access.IsHost(seminar) ? SignRefusal.Unknown : SignRefusal.OtherAccount);
        var enrolment = await db.Enrolments.AsNoTracking().SingleOrDefaultAsync(e => e.SeminarId == seminar.Id && e.Seat == typed.Seat, ct);
        if (!access.IsHost(seminar))
            return desk.Refuse(seminar.Id, method, SignRefusal.OtherAccount, enrolment) with { Name = null };
        if (enrolment is null)
            return desk.Refuse(seminar.Id, method, SignRefusal.NoSeat);
        if (!seminar.IsRunning || (await desk.WindowsAsync(seminar.Id, ct)).At(now) is not { Gathering: var halfDay } window)
            return desk.Refuse(seminar.Id, method, SignRefusal.OutsideTime, enrolment);
        if (RotatingCode.Find(desk.Key, halfDay.Id, enrolment.Id, typed.Code, now) is not { } step)
            return desk.Refuse(seminar.Id, method, RotatingCode.WasRight(desk.Key, halfDay.Id, enrolment.Id, typed.Code, now) ? SignRefusal.Expired : SignRefusal.Unknown, enrolment);
        if (await db.AttendanceSigns.AnyAsync(s => s.EnrolmentId == enrolment.Id && s.Step == step && s.Method == method, ct))
            return desk.Refuse(seminar.Id, method, SignRefusal.Replayed, enrolment);
        return await desk.TakeAsync(window, enrolment, method, step, ct);
    }
}

/// <summary>A trainee scans the room's code with the own account.</summary>
[SignedIn]
public sealed record SignWithRoomCode(Guid SeminarId, string? Code) : ICommand<SignAnswer>;

internal sealed class SignWithRoomCodeHandler(PortalDbContext db, DeliveryAccess access, AttendanceDesk desk, TimeProvider clock) : IRequestHandler<SignWithRoomCode, SignAnswer>
{
    public async Task<SignAnswer> Handle(SignWithRoomCode command, CancellationToken cancellationToken)
    {
        var (ct, now, method) = (cancellationToken, clock.GetUtcNow(), SignMethod.RoomCode);
        var learner = await access.MeAsync(ct);
        var seminar = await db.Seminars.AsNoTracking().SingleOrDefaultAsync(s => s.Id == command.SeminarId && s.State != SeminarState.Preparing, ct) ?? throw new NotFoundException(nameof(Seminar));
        var enrolment = await access.EnrolmentsOf(learner).AsNoTracking().Where(e => e.SeminarId == seminar.Id && e.State == EnrolmentState.Confirmed).OrderBy(e => e.Id).FirstOrDefaultAsync(ct);
        if (enrolment is null)
            return desk.Refuse(seminar.Id, method, SignRefusal.NoSeat);
        if (RotatingCode.ReadPersonal(command.Code) is not null)
            return desk.Refuse(seminar.Id, SignMethod.PersonalCode, SignRefusal.OtherAccount, enrolment);
        if (!seminar.IsRunning || (await desk.WindowsAsync(seminar.Id, ct)).At(now) is not { Gathering: var halfDay } window)
            return desk.Refuse(seminar.Id, method, SignRefusal.OutsideTime, enrolment);
        if (RotatingCode.ReadRoom(command.Code) is not { } code)
            return desk.Refuse(seminar.Id, method, SignRefusal.Unknown, enrolment);
        if (RotatingCode.Find(desk.Key, halfDay.Id, halfDay.Id, code, now) is not { } step)
            return desk.Refuse(seminar.Id, method, RotatingCode.WasRight(desk.Key, halfDay.Id, halfDay.Id, code, now) ? SignRefusal.Expired : SignRefusal.Unknown, enrolment);
        return await desk.TakeAsync(window, enrolment, method, step, ct);
    }
}
