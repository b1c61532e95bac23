using FluentValidation;
using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Application.Gatherings;
using KnowledgeUpdate.Domain.Attendance;

namespace KnowledgeUpdate.Application.Attendance;

/// <summary>A dispute with what the roll says.</summary>
[Requires(Permission.ReadDispute)]
public sealed record GetDispute(Guid GatheringId, Guid Id) : IQuery<DisputeView>;

public sealed record DisputeView(
    Guid Id,
    uint Version,
    Guid GatheringId,
    string Seminar,
    string Name,
    string Employer,
    DateOnly Date,
    HalfDay Half,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    DateTimeOffset? Arrived,
    SignMethod? ArrivedBy,
    DateTimeOffset? Left,
    SignMethod? LeftBy,
    string Statement,
    DateTimeOffset FiledAt,
    DisputeState State,
    string? Answer,
    DateTimeOffset? AnsweredAt,
    IReadOnlyList<RefusedLine> Refused,
    bool MayDecide,
    Guid EnrolmentId,
    bool IsHosts,
    bool MayCorrect
);

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
        return new DisputeView(
            d.Id,
            d.Version,
            gathering.Id,
            gathering.Title,
            enrolment.Name,
            enrolment.Employer,
            halfDay.Date,
            halfDay.Half,
            halfDay.StartsAt,
            halfDay.EndsAt,
            arrive?.At,
            arrive?.Method,
            leave?.At,
            leave?.Method,
            d.Statement,
            d.FiledAt,
            d.State,
            d.Answer,
            d.AnsweredAt,
            refused,
            d.State == DisputeState.Open
                && !await own.IsOwnAsync(enrolment, ct)
                && (
                    (gathering.HostDecidesDisputes && access.IsHost(gathering))
                    || (gathering.OfficeDecidesDisputes(clock.GetUtcNow()) && isOffice)
                ),
            enrolment.Id,
            gathering.HostDecidesDisputes,
            isOffice && access.Of(gathering).TakesCorrections(gathering)
        );
    }
}
