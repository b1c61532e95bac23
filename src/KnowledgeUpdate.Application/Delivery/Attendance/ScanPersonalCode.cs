using KnowledgeUpdate.Domain.Attending;
using KnowledgeUpdate.Domain.Delivery;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>The staff scan a trainee's personal code. From any other account it is refused and recorded.</summary>
[SignedIn]
public sealed record ScanPersonalCode(Guid SeminarId, string? Code) : ICommand<SignAnswer>;

internal sealed class ScanPersonalCodeHandler(PortalDbContext db, DeliveryAccess access, AttendanceBook book, TimeProvider clock)
    : IRequestHandler<ScanPersonalCode, SignAnswer>
{
    public async Task<SignAnswer> Handle(ScanPersonalCode command, CancellationToken cancellationToken)
    {
        var (ct, now, method) = (cancellationToken, clock.GetUtcNow(), SignMethod.PersonalCode);
        var seminar =
            await db.Seminars.AsNoTracking().SingleOrDefaultAsync(s => s.Id == command.SeminarId, ct)
            ?? throw new NotFoundException(nameof(Seminar));
        if (RotatingCode.ReadPersonal(command.Code) is not { } typed)
            return book.Refuse(seminar.Id, method, access.IsHost(seminar) ? SignRefusal.Unknown : SignRefusal.OtherAccount);
        var enrolment = await db.Enrolments.AsNoTracking().SingleOrDefaultAsync(e => e.SeminarId == seminar.Id && e.Seat == typed.Seat, ct);
        if (!access.IsHost(seminar))
            return book.Refuse(seminar.Id, method, SignRefusal.OtherAccount, enrolment) with { Name = null };
        if (enrolment is null)
            return book.Refuse(seminar.Id, method, SignRefusal.NoSeat);
        if (!seminar.IsRunning || (await book.WindowsAsync(seminar.Id, ct)).At(now) is not { Gathering: var halfDay } window)
            return book.Refuse(seminar.Id, method, SignRefusal.OutsideTime, enrolment);
        if (RotatingCode.Find(book.Key, halfDay.Id, enrolment.Id, typed.Code, now) is not { } step)
            return book.Refuse(
                seminar.Id,
                method,
                RotatingCode.WasRight(book.Key, halfDay.Id, enrolment.Id, typed.Code, now) ? SignRefusal.Expired : SignRefusal.Unknown,
                enrolment
            );
        if (await db.AttendanceSigns.AnyAsync(s => s.EnrolmentId == enrolment.Id && s.Step == step && s.Method == method, ct))
            return book.Refuse(seminar.Id, method, SignRefusal.Replayed, enrolment);
        return await book.TakeAsync(window, enrolment, method, step, ct);
    }
}
