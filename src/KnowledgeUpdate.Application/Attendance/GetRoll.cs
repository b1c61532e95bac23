using FluentValidation;
using KnowledgeUpdate.Application.Gatherings;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Enrolments;

namespace KnowledgeUpdate.Application.Attendance;

/// <summary>The roll of a half day: everybody with a seat, and the signs that count.</summary>
[Requires(Permission.TakeAttendance)]
public sealed record GetRoll(Guid GatheringId, Guid HalfDayId) : IQuery<RollSheet>;

public sealed record RollSheet
{
    public required Guid GatheringId { get; init; }

    public required string Title { get; init; }

    public required Guid HalfDayId { get; init; }

    public required DateOnly Date { get; init; }

    public required HalfDay Half { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    public required bool MayEnter { get; init; }

    /// <summary>Key, Base64, with which a device of this person signs what it took without a network.</summary>
    public required string DeviceKey { get; init; }

    public required IReadOnlyList<RollRow> Rows { get; init; }

    /// <summary>The roll is entered from then on.</summary>
    public required DateTimeOffset OpensAt { get; init; }

    /// <summary>Whether the seminar still takes changes of its attendance.</summary>
    public required bool IsRunning { get; init; }
}

/// <summary>A person on the roll.</summary>
public sealed record RollRow
{
    public required Guid EnrolmentId { get; init; }

    public required int Seat { get; init; }

    public required string Name { get; init; }

    public required string Employer { get; init; }

    public required DateTimeOffset? Arrived { get; init; }

    public required SignMethod? ArrivedBy { get; init; }

    public required DateTimeOffset? Left { get; init; }

    public required SignMethod? LeftBy { get; init; }

    public required HalfDayStanding Standing { get; init; }
}

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
        return new RollSheet
        {
            GatheringId = gathering.Id,
            Title = gathering.Title,
            HalfDayId = halfDay.Id,
            Date = halfDay.Date,
            Half = halfDay.Half,
            StartsAt = halfDay.StartsAt,
            EndsAt = halfDay.EndsAt,
            MayEnter = gathering.IsRunning && now >= opens,
            DeviceKey = Convert.ToBase64String(OfflineRolls.KeyOf(book.Key, halfDay.Id, actor.Me)),
            Rows =
            [
                .. people.Select(e =>
                {
                    var (arrive, leave) = (
                        signs[e.Id].FirstOrDefault(s => s.Kind == SignKind.Arrive),
                        signs[e.Id].FirstOrDefault(s => s.Kind == SignKind.Leave)
                    );
                    return new RollRow
                    {
                        EnrolmentId = e.Id,
                        Seat = e.Seat!.Value,
                        Name = e.Name,
                        Employer = e.Employer,
                        Arrived = arrive?.At,
                        ArrivedBy = arrive?.Method,
                        Left = leave?.At,
                        LeftBy = leave?.Method,
                        Standing = rule.Of(halfDay, arrive?.At, leave?.At, now),
                    };
                }),
            ],
            OpensAt = opens,
            IsRunning = gathering.IsRunning,
        };
    }
}
