using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
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
        var halfDays = await desk.HalfDaysAsync(query.SeminarId, ct);
        if (SeminarHalfDay.At(halfDays, now) is not { } halfDay)
            return new MyCode(query.SeminarId, title, enrolment.Name, enrolment.Seat!.Value, null, 0, null, null, null, null, null, halfDays.FirstOrDefault(h => h.StartsAt > now)?.StartsAt - SeminarHalfDay.Margin);
        var signs = await db.AttendanceSigns.Where(s => s.HalfDayId == halfDay.Id && s.EnrolmentId == enrolment.Id && s.VoidedAt == null).ToListAsync(ct);
        var rule = await desk.RuleAsync(halfDay.Date, ct);
        var standing = rule.Of(halfDay, signs.FirstOrDefault(s => s.Kind == SignKind.Arrive)?.At, signs.FirstOrDefault(s => s.Kind == SignKind.Leave)?.At, now);
        if (rule.KindAt(halfDay, now) is not { } kind)
            return new MyCode(query.SeminarId, title, enrolment.Name, enrolment.Seat!.Value, null, 0, halfDay.Date, halfDay.Half, null, standing, null, rule.NextAt(halfDay, now));
        var step = RotatingCode.StepOf(now);
        return new MyCode(query.SeminarId, title, enrolment.Name, enrolment.Seat!.Value, RotatingCode.Personal(enrolment.Seat.Value, RotatingCode.Of(desk.Key, halfDay.Id, enrolment.Id, step)),
            (int)((step + 1) * RotatingCode.Seconds - now.ToUnixTimeSeconds()), halfDay.Date, halfDay.Half, kind, standing, signs.FirstOrDefault(s => s.Kind == kind)?.At, null);
    }
}

/// <summary>The code that the room shows now, for trainees to scan, with who is here.</summary>
[Requires(Role.UnitAdministrator)]
public sealed record GetRoomCode(Guid SeminarId) : IQuery<RoomCode>;

/// <summary>The code with the half day it is for.</summary>
/// <param name="Signed">People whose sign of this half has been taken.</param>
/// <param name="Expected">People with a seat.</param>
public sealed record RoomCode(Guid SeminarId, string Title, string? Code, int SecondsLeft, DateOnly? Date, HalfDay? Half, SignKind? Kind, int Signed, int Expected, DateTimeOffset? OpensAt);

internal sealed class GetRoomCodeHandler(PortalDbContext db, DeliveryAccess access, AttendanceDesk desk, TimeProvider clock) : IRequestHandler<GetRoomCode, RoomCode>
{
    public async Task<RoomCode> Handle(GetRoomCode query, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        var seminar = await access.FindOwnAsync(query.SeminarId, ct);
        var expected = await db.Enrolments.CountAsync(e => e.SeminarId == seminar.Id && e.State == EnrolmentState.Confirmed, ct);
        var halfDays = await desk.HalfDaysAsync(seminar.Id, ct);
        if (!seminar.IsRunning || SeminarHalfDay.At(halfDays, now) is not { } halfDay)
            return new RoomCode(seminar.Id, seminar.Title, null, 0, null, null, null, 0, expected, halfDays.FirstOrDefault(h => h.StartsAt > now)?.StartsAt - SeminarHalfDay.Margin);
        var rule = await desk.RuleAsync(halfDay.Date, ct);
        if (rule.KindAt(halfDay, now) is not { } kind)
            return new RoomCode(seminar.Id, seminar.Title, null, 0, halfDay.Date, halfDay.Half, null, 0, expected, rule.NextAt(halfDay, now));
        var step = RotatingCode.StepOf(now);
        var signed = await db.AttendanceSigns.CountAsync(s => s.HalfDayId == halfDay.Id && s.Kind == kind && s.VoidedAt == null, ct);
        return new RoomCode(seminar.Id, seminar.Title, RotatingCode.Of(desk.Key, halfDay.Id, halfDay.Id, step), (int)((step + 1) * RotatingCode.Seconds - now.ToUnixTimeSeconds()), halfDay.Date, halfDay.Half, kind, signed, expected, null);
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
        if (!seminar.IsRunning || SeminarHalfDay.At(await desk.HalfDaysAsync(seminar.Id, ct), now) is not { } halfDay)
            return desk.Refuse(seminar.Id, method, SignRefusal.OutsideTime, enrolment);
        if (RotatingCode.Find(desk.Key, halfDay.Id, enrolment.Id, typed.Code, now) is not { } step)
            return desk.Refuse(seminar.Id, method, RotatingCode.WasRight(desk.Key, halfDay.Id, enrolment.Id, typed.Code, now) ? SignRefusal.Expired : SignRefusal.Unknown, enrolment);
        if (await db.AttendanceSigns.AnyAsync(s => s.EnrolmentId == enrolment.Id && s.Step == step && s.Method == method, ct))
            return desk.Refuse(seminar.Id, method, SignRefusal.Replayed, enrolment);
        return await desk.TakeAsync(halfDay, enrolment, method, step, ct);
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
        if (!seminar.IsRunning || SeminarHalfDay.At(await desk.HalfDaysAsync(seminar.Id, ct), now) is not { } halfDay)
            return desk.Refuse(seminar.Id, method, SignRefusal.OutsideTime, enrolment);
        if (RotatingCode.ReadRoom(command.Code) is not { } code)
            return desk.Refuse(seminar.Id, method, SignRefusal.Unknown, enrolment);
        if (RotatingCode.Find(desk.Key, halfDay.Id, halfDay.Id, code, now) is not { } step)
            return desk.Refuse(seminar.Id, method, RotatingCode.WasRight(desk.Key, halfDay.Id, halfDay.Id, code, now) ? SignRefusal.Expired : SignRefusal.Unknown, enrolment);
        return await desk.TakeAsync(halfDay, enrolment, method, step, ct);
    }
}
