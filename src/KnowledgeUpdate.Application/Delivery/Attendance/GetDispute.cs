using FluentValidation;
using KnowledgeUpdate.Domain.Attending;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>A dispute with what the roll says.</summary>
[Requires(Permission.ReadDispute)]
public sealed record GetDispute(Guid SeminarId, Guid Id) : IQuery<DisputeView>;

public sealed record DisputeView(
    Guid Id,
    uint Version,
    Guid SeminarId,
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

internal sealed class GetDisputeHandler(PortalDbContext db, Actor actor, DeliveryAccess access, AttendanceBook book, TimeProvider clock)
    : IRequestHandler<GetDispute, DisputeView>
{
    public async Task<DisputeView> Handle(GetDispute query, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var seminar = await access.FindAsync(query.SeminarId, ct);
        var d = await db.AttendanceDisputes.SingleOrNotFoundAsync(d => d.Id == query.Id && d.SeminarId == seminar.Id, ct);
        var (enrolment, halfDay) = (
            await db.Enrolments.SingleAsync(e => e.Id == d.EnrolmentId, ct),
            await db.SeminarHalfDays.SingleAsync(h => h.Id == d.HalfDayId, ct)
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
            .RefusedSigns.Where(r => r.SeminarId == seminar.Id && r.EnrolmentId == enrolment.Id && r.At >= from && r.At <= to)
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
        var isOffice = actor.ScopeOf(Permission.DecideDispute) == Scope.Tenant && !await access.IsPartyAsync(seminar, ct);
        return new DisputeView(
            d.Id,
            d.Version,
            seminar.Id,
            seminar.Title,
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
                && (
                    (seminar.HostDecidesDisputes && access.IsHost(seminar))
                    || (seminar.OfficeDecidesDisputes(clock.GetUtcNow()) && isOffice)
                ),
            enrolment.Id,
            seminar.HostDecidesDisputes,
            isOffice && seminar.State == SeminarState.Closed
        );
    }
}
