using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Application.Gatherings;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Enrolments;

namespace KnowledgeUpdate.Application.Attendance;

/// <summary>A trainee scans the room's code with the own account.</summary>
[SignedIn]
public sealed record SignWithRoomCode(Guid GatheringId, string? Code) : ICommand<SignAnswer>;

internal sealed class SignWithRoomCodeHandler(GatheringAccess access, EnrolmentAccess own, AttendanceBook book, TimeProvider clock)
    : IRequestHandler<SignWithRoomCode, SignAnswer>
{
    public async Task<SignAnswer> Handle(SignWithRoomCode command, CancellationToken cancellationToken)
    {
        var (ct, now, method) = (cancellationToken, clock.GetUtcNow(), SignMethod.RoomCode);
        var learner = await own.MeAsync(ct);
        var gathering = await access.FindOpenAsync(command.GatheringId, ct);
        var enrolment = await own.EnrolmentsOf(learner)
            .AsNoTracking()
            .Where(e => e.GatheringId == gathering.Id && e.State == EnrolmentState.Confirmed)
            .OrderBy(e => e.Id)
            .FirstOrDefaultAsync(ct);
        if (enrolment is null)
            return book.Refuse(gathering.Id, method, SignRefusal.NoSeat);
        if (RotatingCode.ReadPersonal(command.Code) is not null)
            return book.Refuse(gathering.Id, SignMethod.PersonalCode, SignRefusal.OtherAccount, enrolment);
        if (!gathering.IsRunning || (await book.WindowsAsync(gathering.Id, ct)).At(now) is not { HalfDay: var halfDay } window)
            return book.Refuse(gathering.Id, method, SignRefusal.OutsideTime, enrolment);
        if (RotatingCode.ReadRoom(command.Code) is not { } code)
            return book.Refuse(gathering.Id, method, SignRefusal.Unknown, enrolment);
        if (RotatingCode.Find(book.Key, halfDay.Id, halfDay.Id, code, now) is not { } step)
            return book.Refuse(
                gathering.Id,
                method,
                RotatingCode.WasRight(book.Key, halfDay.Id, halfDay.Id, code, now) ? SignRefusal.Expired : SignRefusal.Unknown,
                enrolment
            );
        return await book.TakeAsync(window, enrolment, method, step, ct);
    }
}
