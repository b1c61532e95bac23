using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>What breaking a seminar off would do, in counts, before it is confirmed.</summary>
[Requires(Permission.BreakOffSeminar)]
public sealed record GetBreakOff(Guid SeminarId) : IQuery<BreakOffView>;

public sealed record BreakOffView
{
    public required Guid SeminarId { get; init; }

    public required uint Version { get; init; }

    public required string Title { get; init; }

    public required SeminarState State { get; init; }

    public required int Trainees { get; init; }

    /// <summary>Half days that have begun: they stand.</summary>
    public required int Held { get; init; }

    /// <summary>One of them is under way and would end now.</summary>
    public required bool IsUnderWay { get; init; }

    /// <summary>Half days that have not begun.</summary>
    public required int FallAway { get; init; }

    /// <summary>People who signed at least one arrival.</summary>
    public required int WithAttendance { get; init; }

    public required int OpenDisputes { get; init; }

    public required int Employers { get; init; }

    /// <summary>Each half day attended is credited; else only with the least attendance.</summary>
    public required bool CreditsAll { get; init; }

    /// <summary>What prevents it; null if nothing does.</summary>
    public required RuleException? Hindrance { get; init; }
}

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
        return new BreakOffView
        {
            SeminarId = seminar.Id,
            Version = seminar.Version,
            Title = seminar.Title,
            State = seminar.State,
            Trainees = await people.CountAsync(ct),
            Held = halfDays.Count(h => h.StartsAt < now),
            IsUnderWay = halfDays.Any(h => h.StartsAt < now && h.EndsAt > now),
            FallAway = halfDays.Count(h => h.StartsAt >= now),
            WithAttendance = await people.CountAsync(e => db.AttendanceSigns.Any(s => s.EnrolmentId == e.Id && s.VoidedAt == null), ct),
            OpenDisputes = await papers.OpenDisputesAsync(seminar.Id, ct),
            Employers = await people
                .Where(e => e.Route == EnrolmentRoute.Nomination && e.EmployerId != null)
                .Select(e => e.EmployerId)
                .Distinct()
                .CountAsync(ct),
            CreditsAll = await rules.ParameterAsync(RuleKeys.BrokenOffCredit, BeijingTime.DateOf(now), ct) == 1,
            Hindrance = seminar.BreakOffHindrance(halfDays.FirstOrDefault()?.StartsAt, halfDays.LastOrDefault()?.EndsAt, now),
        };
    }
}
