using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Application.Gatherings;
using KnowledgeUpdate.Domain.Attendance;

namespace KnowledgeUpdate.Application.Attendance;

/// <summary>The code that a trainee shows now.</summary>
[SignedIn]
public sealed record GetMyCode(Guid GatheringId) : IQuery<MyCode>;

/// <summary>The code with the half day it is for.</summary>
public sealed record MyCode
{
    public required Guid GatheringId { get; init; }

    public required string Title { get; init; }

    public required string Name { get; init; }

    public required int Seat { get; init; }

    /// <summary>Seat and digits; null while no half day takes signs.</summary>
    public required string? Code { get; init; }

    /// <summary>Until the next one.</summary>
    public required int SecondsLeft { get; init; }

    public required DateOnly? Date { get; init; }

    public required HalfDay? Half { get; init; }

    public required SignKind? Kind { get; init; }

    public required HalfDayStanding? Standing { get; init; }

    public required DateTimeOffset? SignedAt { get; init; }

    /// <summary>When signs are taken next; null: no more.</summary>
    public required DateTimeOffset? OpensAt { get; init; }
}

internal sealed class GetMyCodeHandler(
    PortalDbContext db,
    GatheringAccess access,
    EnrolmentAccess own,
    AttendanceBook book,
    TimeProvider clock
) : IRequestHandler<GetMyCode, MyCode>
{
    public async Task<MyCode> Handle(GetMyCode query, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        var enrolment = await own.SeatOfAsync(await own.MeAsync(ct), query.GatheringId, ct);
        var title = (await access.FindOpenAsync(query.GatheringId, ct)).Title;
        var windows = await book.WindowsAsync(query.GatheringId, ct);
        if (windows.At(now) is not { } window)
            return new MyCode
            {
                GatheringId = query.GatheringId,
                Title = title,
                Name = enrolment.Name,
                Seat = enrolment.Seat!.Value,
                Code = null,
                SecondsLeft = 0,
                Date = null,
                Half = null,
                Kind = null,
                Standing = null,
                SignedAt = null,
                OpensAt = windows.After(now)?.OpensAt,
            };
        var (halfDay, rule) = (window.HalfDay, window.Rule);
        var signs = await db
            .AttendanceSigns.Where(s => s.HalfDayId == halfDay.Id && s.EnrolmentId == enrolment.Id && s.VoidedAt == null)
            .ToListAsync(ct);
        var standing = rule.Of(
            halfDay,
            signs.FirstOrDefault(s => s.Kind == SignKind.Arrive)?.At,
            signs.FirstOrDefault(s => s.Kind == SignKind.Leave)?.At,
            now
        );
        if (window.KindAt(now) is not { } kind)
            return new MyCode
            {
                GatheringId = query.GatheringId,
                Title = title,
                Name = enrolment.Name,
                Seat = enrolment.Seat!.Value,
                Code = null,
                SecondsLeft = 0,
                Date = halfDay.Date,
                Half = halfDay.Half,
                Kind = null,
                Standing = standing,
                SignedAt = null,
                OpensAt = window.NextAt(now) ?? windows.After(now)?.OpensAt,
            };
        var step = RotatingCode.StepOf(now);
        return new MyCode
        {
            GatheringId = query.GatheringId,
            Title = title,
            Name = enrolment.Name,
            Seat = enrolment.Seat!.Value,
            Code = RotatingCode.Personal(enrolment.Seat.Value, RotatingCode.Of(book.Key, halfDay.Id, enrolment.Id, step)),
            SecondsLeft = (int)((step + 1) * RotatingCode.Seconds - now.ToUnixTimeSeconds()),
            Date = halfDay.Date,
            Half = halfDay.Half,
            Kind = kind,
            Standing = standing,
            SignedAt = signs.FirstOrDefault(s => s.Kind == kind)?.At,
            OpensAt = null,
        };
    }
}
