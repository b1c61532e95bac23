using KnowledgeUpdate.Application.Gatherings;
using KnowledgeUpdate.Domain.Attendance;

namespace KnowledgeUpdate.Application.Attendance;

/// <summary>The staff scan a trainee's personal code. From any other account it is refused and recorded.</summary>
[SignedIn]
public sealed record ScanPersonalCode(Guid GatheringId, string? Code) : ICommand<SignAnswer>;

internal sealed class ScanPersonalCodeHandler(PortalDbContext db, GatheringAccess access, AttendanceBook book, TimeProvider clock)
    : IRequestHandler<ScanPersonalCode, SignAnswer>
{
    public async Task<SignAnswer> Handle(ScanPersonalCode command, CancellationToken cancellationToken)
    {
        var (ct, now, method) = (cancellationToken, clock.GetUtcNow(), SignMethod.PersonalCode);
        var gathering = await access.FindOpenAsync(command.GatheringId, ct);
        if (RotatingCode.ReadPersonal(command.Code) is not { } typed)
            return book.Refuse(gathering.Id, method, access.IsHost(gathering) ? SignRefusal.Unknown : SignRefusal.OtherAccount);
        var enrolment = await db
            .Enrolments.AsNoTracking()
            .SingleOrDefaultAsync(e => e.GatheringId == gathering.Id && e.Seat == typed.Seat, ct);
        if (!access.IsHost(gathering))
            return book.Refuse(gathering.Id, method, SignRefusal.OtherAccount, enrolment) with { Name = null };
        if (enrolment is null)
            return book.Refuse(gathering.Id, method, SignRefusal.NoSeat);
        if (!gathering.IsRunning || (await book.WindowsAsync(gathering.Id, ct)).At(now) is not { HalfDay: var halfDay } window)
            return book.Refuse(gathering.Id, method, SignRefusal.OutsideTime, enrolment);
        if (RotatingCode.Find(book.Key, halfDay.Id, enrolment.Id, typed.Code, now) is not { } step)
            return book.Refuse(
                gathering.Id,
                method,
                RotatingCode.WasRight(book.Key, halfDay.Id, enrolment.Id, typed.Code, now) ? SignRefusal.Expired : SignRefusal.Unknown,
                enrolment
            );
        if (await db.AttendanceSigns.AnyAsync(s => s.EnrolmentId == enrolment.Id && s.Step == step && s.Method == method, ct))
            return book.Refuse(gathering.Id, method, SignRefusal.Replayed, enrolment);
        return await book.TakeAsync(window, enrolment, method, step, ct);
    }
}
