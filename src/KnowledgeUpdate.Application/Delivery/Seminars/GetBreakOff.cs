using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>What breaking a seminar off would do, in counts, before it is confirmed.</summary>
[Requires(Permission.BreakOffSeminar)]
public sealed record GetBreakOff(Guid SeminarId) : IQuery<BreakOffView>;

/// <param name="Held">Half days that have begun: they stand.</param>
/// <param name="IsUnderWay">One of them is under way and would end now.</param>
/// <param name="FallAway">Half days that have not begun.</param>
/// <param name="WithAttendance">People who signed at least one arrival.</param>
/// <param name="CreditsAll">Each half day attended is credited; else only with the least attendance.</param>
/// <param name="Hindrance">What prevents it; null if nothing does.</param>
public sealed record BreakOffView(
    Guid SeminarId,
    uint Version,
    string Title,
    SeminarState State,
    int Trainees,
    int Held,
    bool IsUnderWay,
    int FallAway,
    int WithAttendance,
    int OpenDisputes,
    int Employers,
    bool CreditsAll,
    RuleException? Hindrance
);

internal sealed class GetBreakOffHandler(PortalDbContext db, DeliveryAccess access, PapersReader papers, RuleBook rules, TimeProvider clock)
    : IRequestHandler<GetBreakOff, BreakOffView>
{
    public async Task<BreakOffView> Handle(GetBreakOff query, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        var seminar = await access.FindAsync(query.SeminarId, ct);
        await access.GuardReviewerAsync(seminar, ct);
        var halfDays = await db
            .GatheringHalfDays.AsNoTracking()
            .Where(h => h.GatheringId == seminar.Id)
            .OrderBy(h => h.StartsAt)
            .ToListAsync(ct);
        var people = db.Enrolments.Where(e => e.GatheringId == seminar.Id && e.State == EnrolmentState.Confirmed);
        return new BreakOffView(
            seminar.Id,
            seminar.Version,
            seminar.Title,
            seminar.State,
            await people.CountAsync(ct),
            halfDays.Count(h => h.StartsAt < now),
            halfDays.Any(h => h.StartsAt < now && h.EndsAt > now),
            halfDays.Count(h => h.StartsAt >= now),
            await people.CountAsync(e => db.AttendanceSigns.Any(s => s.EnrolmentId == e.Id && s.VoidedAt == null), ct),
            await papers.OpenDisputesAsync(seminar.Id, ct),
            await people
                .Where(e => e.Route == EnrolmentRoute.Nomination && e.EmployerId != null)
                .Select(e => e.EmployerId)
                .Distinct()
                .CountAsync(ct),
            await rules.ParameterAsync(RuleKeys.BrokenOffCredit, BeijingTime.DateOf(now), ct) == 1,
            seminar.BreakOffHindrance(halfDays.FirstOrDefault()?.StartsAt, halfDays.LastOrDefault()?.EndsAt, now)
        );
    }
}
