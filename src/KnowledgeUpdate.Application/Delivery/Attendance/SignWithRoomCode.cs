using KnowledgeUpdate.Domain.Attending;
using KnowledgeUpdate.Domain.Delivery;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>A trainee scans the room's code under their own account.</summary>
[SignedIn]
public sealed record SignWithRoomCode(Guid SeminarId, string? Code) : ICommand<SignAnswer>;

internal sealed class SignWithRoomCodeHandler(PortalDbContext db, DeliveryAccess access, AttendanceBook book, TimeProvider clock)
    : IRequestHandler<SignWithRoomCode, SignAnswer>
{
    public async Task<SignAnswer> Handle(SignWithRoomCode command, CancellationToken cancellationToken)
    {
        var (ct, now, method) = (cancellationToken, clock.GetUtcNow(), SignMethod.RoomCode);
        var learner = await access.MeAsync(ct);
        var seminar =
            await db.Seminars.AsNoTracking().SingleOrDefaultAsync(s => s.Id == command.SeminarId && s.State != SeminarState.Preparing, ct)
            ?? throw new NotFoundException(nameof(Seminar));
        var enrolment = await access
            .EnrolmentsOf(learner)
            .AsNoTracking()
            .Where(e => e.SeminarId == seminar.Id && e.State == EnrolmentState.Confirmed)
            .OrderBy(e => e.Id)
            .FirstOrDefaultAsync(ct);
        if (enrolment is null)
            return book.Refuse(seminar.Id, method, SignRefusal.NoSeat);
        if (RotatingCode.ReadPersonal(command.Code) is not null)
            return book.Refuse(seminar.Id, SignMethod.PersonalCode, SignRefusal.OtherAccount, enrolment);
        if (!seminar.IsRunning || (await book.WindowsAsync(seminar.Id, ct)).At(now) is not { Gathering: var halfDay } window)
            return book.Refuse(seminar.Id, method, SignRefusal.OutsideTime, enrolment);
        if (RotatingCode.ReadRoom(command.Code) is not { } code)
            return book.Refuse(seminar.Id, method, SignRefusal.Unknown, enrolment);
        if (RotatingCode.Find(book.Key, halfDay.Id, halfDay.Id, code, now) is not { } step)
            return book.Refuse(
                seminar.Id,
                method,
                RotatingCode.WasRight(book.Key, halfDay.Id, halfDay.Id, code, now) ? SignRefusal.Expired : SignRefusal.Unknown,
                enrolment
            );
        return await book.TakeAsync(window, enrolment, method, step, ct);
    }
}
