using KnowledgeUpdate.Application.Gatherings;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Enrolments;

namespace KnowledgeUpdate.Application.Attendance;

/// <summary>
/// Records in the history that somebody exports the attendance of a seminar. This happens before the first byte is sent, so that no file
/// leaves without a record.
/// </summary>
[Requires(Permission.ExportTrainees)]
public sealed record RecordAttendanceExport(Guid GatheringId) : ICommand<Unit>;

/// <summary>The attendance of everybody with a seat, streamed in the order of the seats; identity numbers masked.</summary>
/// <param name="Write">Writes the half days and the people, who may be read more than once.</param>
[Requires(Permission.ExportTrainees)]
public sealed record ExportAttendance(
    Guid GatheringId,
    Func<IReadOnlyList<GatheringHalfDay>, IAsyncEnumerable<AttendancePerson>, Task> Write
) : IQuery<Unit>;

/// <summary>A person with every half day.</summary>
public sealed record AttendancePerson(int Seat, string Name, string IdentityMask, string Employer, IReadOnlyList<AttendanceHalf> Halves)
{
    /// <summary>Half days that count as attended.</summary>
    public int Attended => Halves.Count(h => AttendanceRule.Counts(h.Standing));
}

/// <summary>A half day of a person.</summary>
public sealed record AttendanceHalf(GatheringHalfDay HalfDay, HalfDayStanding Standing, AttendanceMark? Arrived, AttendanceMark? Left);

/// <summary>A sign that counts.</summary>
/// <param name="By">Who recorded it: the trainee, or the staff who scanned or entered it.</param>
public sealed record AttendanceMark(DateTimeOffset At, SignMethod Method, string By, string? Note);

internal sealed class ExportAttendanceHandler(
    PortalDbContext db,
    GatheringAccess access,
    AttendanceBook book,
    AuditWriter audit,
    TimeProvider clock
) : IRequestHandler<RecordAttendanceExport, Unit>, IRequestHandler<ExportAttendance, Unit>
{
    private sealed record Signed(Guid HalfDayId, SignKind Kind, AttendanceMark Mark);

    public async Task<Unit> Handle(RecordAttendanceExport command, CancellationToken cancellationToken)
    {
        var gathering = await access.FindAsync(command.GatheringId, cancellationToken);
        audit.Note(access.Of(gathering).SubjectKind, gathering.Id, "The attendance was exported");
        return Unit.Value;
    }

    public async Task<Unit> Handle(ExportAttendance query, CancellationToken cancellationToken)
    {
        var gathering = await access.FindAsync(query.GatheringId, cancellationToken);
        var (halfDays, ruleOf, now) = (
            await book.HalfDaysAsync(gathering.Id, cancellationToken),
            await book.RulesAsync(cancellationToken),
            clock.GetUtcNow()
        );
        var people = db
            .Enrolments.AsNoTracking()
            .Where(e => e.GatheringId == gathering.Id && e.State == EnrolmentState.Confirmed)
            .OrderBy(e => e.Seat)
            .Select(e => new
            {
                e.Seat,
                e.Name,
                Mask = db.Learners.Where(l => l.Id == e.LearnerId).Select(l => l.IdentityMask).First(),
                e.Employer,
                Signs = db
                    .AttendanceSigns.Where(s => s.EnrolmentId == e.Id && s.VoidedAt == null)
                    .Select(s => new Signed(
                        s.HalfDayId,
                        s.Kind,
                        new AttendanceMark(
                            s.At,
                            s.Method,
                            db.Users.Where(u => u.Id == s.RecordedById).Select(u => u.DisplayName).First(),
                            s.Note
                        )
                    ))
                    .ToList(),
            });
        await query.Write(
            halfDays,
            people
                .AsAsyncEnumerable()
                .Select(p => new AttendancePerson(p.Seat!.Value, p.Name, p.Mask, p.Employer, [.. halfDays.Select(h => Half(h, p.Signs))]))
        );
        return Unit.Value;

        AttendanceHalf Half(GatheringHalfDay h, List<Signed> signs)
        {
            var (arrived, left) = (Mark(h, SignKind.Arrive, signs), Mark(h, SignKind.Leave, signs));
            return new AttendanceHalf(h, ruleOf(h).Of(h, arrived?.At, left?.At, now), arrived, left);
        }
    }

    private static AttendanceMark? Mark(GatheringHalfDay h, SignKind kind, List<Signed> signs) =>
        signs.FirstOrDefault(s => s.HalfDayId == h.Id && s.Kind == kind)?.Mark;
}
