using FluentValidation;
using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Application.Gatherings;
using KnowledgeUpdate.Domain.Attendance;

namespace KnowledgeUpdate.Application.Attendance;

/// <summary>A dispute with what the roll says.</summary>
[Requires(Permission.ReadDispute)]
public sealed record GetDispute(Guid GatheringId, Guid Id) : IQuery<DisputeView>;

public sealed record DisputeView
{
    public required Guid Id { get; init; }

    public required uint Version { get; init; }

    public required Guid GatheringId { get; init; }

    public required string Seminar { get; init; }

    public required string Name { get; init; }

    public required string Employer { get; init; }

    public required DateOnly Date { get; init; }

    public required HalfDay Half { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    public required DateTimeOffset? Arrived { get; init; }

    public required SignMethod? ArrivedBy { get; init; }

    public required DateTimeOffset? Left { get; init; }

    public required SignMethod? LeftBy { get; init; }

    public required string Statement { get; init; }

    public required DateTimeOffset FiledAt { get; init; }

    public required DisputeState State { get; init; }

    public required string? Answer { get; init; }

    public required DateTimeOffset? AnsweredAt { get; init; }

    public required IReadOnlyList<RefusedLine> Refused { get; init; }

    public required bool MayDecide { get; init; }

    public required Guid EnrolmentId { get; init; }

    public required bool IsHosts { get; init; }

    public required bool MayCorrect { get; init; }
}

internal sealed class GetDisputeHandler(
    PortalDbContext db,
    Actor actor,
    GatheringAccess access,
    EnrolmentAccess own,
    AttendanceBook book,
    TimeProvider clock
) : IRequestHandler<GetDispute, DisputeView>
{
    public async Task<DisputeView> Handle(GetDispute query, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var gathering = await access.FindAsync(query.GatheringId, ct);
        var d = await db.AttendanceDisputes.SingleOrNotFoundAsync(d => d.Id == query.Id && d.GatheringId == gathering.Id, ct);
        var (enrolment, halfDay) = (
            await db.Enrolments.SingleAsync(e => e.Id == d.EnrolmentId, ct),
            await db.GatheringHalfDays.SingleAsync(h => h.Id == d.HalfDayId, ct)
        );
        var signs = await db
            .AttendanceSigns.Where(s => s.HalfDayId == d.HalfDayId && s.EnrolmentId == d.EnrolmentId && s.VoidedAt == null)
            .ToListAsync(ct);
        var (arrive, leave) = (signs.FirstOrDefault(s => s.Kind == SignKind.Arrive), signs.FirstOrDefault(s => s.Kind == SignKind.Leave));
        var (from, to) = (
            halfDay.StartsAt.AddMinutes(-(await book.RuleAsync(halfDay, ct)).OpensBefore),
            halfDay.EndsAt.AddMinutes(AttendanceRule.LeavingOpen)
        );
        var refused = await db
            .RefusedSigns.Where(r => r.GatheringId == gathering.Id && r.EnrolmentId == enrolment.Id && r.At >= from && r.At <= to)
            .OrderBy(r => r.At)
            .Take(20)
            .Select(r => new RefusedLine(
                r.At,
                enrolment.Name,
                db.Users.Where(u => u.Id == r.ByUserId).Select(u => u.DisplayName).First(),
                r.Method,
                r.Refusal
            ))
            .ToListAsync(ct);
        var isOffice = actor.ScopeOf(Permission.DecideDispute) == Scope.Tenant && !await access.Of(gathering).IsPartyAsync(gathering, ct);
        return new DisputeView
        {
            Id = d.Id,
            Version = d.Version,
            GatheringId = gathering.Id,
            Seminar = gathering.Title,
            Name = enrolment.Name,
            Employer = enrolment.Employer,
            Date = halfDay.Date,
            Half = halfDay.Half,
            StartsAt = halfDay.StartsAt,
            EndsAt = halfDay.EndsAt,
            Arrived = arrive?.At,
            ArrivedBy = arrive?.Method,
            Left = leave?.At,
            LeftBy = leave?.Method,
            Statement = d.Statement,
            FiledAt = d.FiledAt,
            State = d.State,
            Answer = d.Answer,
            AnsweredAt = d.AnsweredAt,
            Refused = refused,
            MayDecide =
                d.State == DisputeState.Open
                && !await own.IsOwnAsync(enrolment, ct)
                && (
                    (gathering.HostDecidesDisputes && access.IsHost(gathering))
                    || (gathering.OfficeDecidesDisputes(clock.GetUtcNow()) && isOffice)
                ),
            EnrolmentId = enrolment.Id,
            IsHosts = gathering.HostDecidesDisputes,
            MayCorrect = isOffice && access.Of(gathering).TakesCorrections(gathering),
        };
    }
}
