using FluentValidation;
using KnowledgeUpdate.Application.Gatherings;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Enrolments;

namespace KnowledgeUpdate.Application.Attendance;

/// <summary>The roll of a half day: everybody with a seat, and the signs that count.</summary>
[Requires(Permission.TakeAttendance)]
public sealed record GetRoll(Guid GatheringId, Guid HalfDayId) : IQuery<RollSheet>;

/// <param name="DeviceKey">Key, Base64, with which a device of this person signs what it took without a network.</param>
public sealed record RollSheet(
    Guid GatheringId,
    string Title,
    Guid HalfDayId,
    DateOnly Date,
    HalfDay Half,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    bool MayEnter,
    string DeviceKey,
    IReadOnlyList<RollRow> Rows
)
{
    /// <summary>The roll is entered from then on.</summary>
    public required DateTimeOffset OpensAt { get; init; }

    /// <summary>Whether the seminar still takes changes of its attendance.</summary>
    public required bool IsRunning { get; init; }
}

/// <summary>A person on the roll.</summary>
public sealed record RollRow(
    Guid EnrolmentId,
    int Seat,
    string Name,
    string Employer,
    DateTimeOffset? Arrived,
    SignMethod? ArrivedBy,
    DateTimeOffset? Left,
    SignMethod? LeftBy,
    HalfDayStanding Standing
);

internal sealed class GetRollHandler(PortalDbContext db, Actor actor, GatheringAccess access, AttendanceBook book, TimeProvider clock)
    : IRequestHandler<GetRoll, RollSheet>
{
    public async Task<RollSheet> Handle(GetRoll query, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        var gathering = await access.FindOwnAsync(query.GatheringId, ct);
        var halfDay = await db.GatheringHalfDays.SingleOrNotFoundAsync(h => h.Id == query.HalfDayId && h.GatheringId == gathering.Id, ct);
        var rule = await book.RuleAsync(halfDay, ct);
        var signs = (await db.AttendanceSigns.Where(s => s.HalfDayId == halfDay.Id && s.VoidedAt == null).ToListAsync(ct)).ToLookup(s =>
            s.EnrolmentId
        );
        var people = await db
            .Enrolments.Where(e => e.GatheringId == gathering.Id && e.State == EnrolmentState.Confirmed)
            .OrderBy(e => e.Seat)
            .ToListAsync(ct);
        var opens = halfDay.StartsAt.AddMinutes(-rule.OpensBefore);
        return new RollSheet(
            gathering.Id,
            gathering.Title,
            halfDay.Id,
            halfDay.Date,
            halfDay.Half,
            halfDay.StartsAt,
            halfDay.EndsAt,
            gathering.IsRunning && now >= opens,
            Convert.ToBase64String(OfflineRolls.KeyOf(book.Key, halfDay.Id, actor.Me)),
            [
                .. people.Select(e =>
                {
                    var (arrive, leave) = (
                        signs[e.Id].FirstOrDefault(s => s.Kind == SignKind.Arrive),
                        signs[e.Id].FirstOrDefault(s => s.Kind == SignKind.Leave)
                    );
                    return new RollRow(
                        e.Id,
                        e.Seat!.Value,
                        e.Name,
                        e.Employer,
                        arrive?.At,
                        arrive?.Method,
                        leave?.At,
                        leave?.Method,
                        rule.Of(halfDay, arrive?.At, leave?.At, now)
                    );
                }),
            ]
        )
        {
            OpensAt = opens,
            IsRunning = gathering.IsRunning,
        };
    }
}
