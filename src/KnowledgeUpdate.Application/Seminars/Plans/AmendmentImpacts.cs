using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>The constraints that a seminar puts on an amendment of the plan, and what changes with it.</summary>
[Service]
public sealed class AmendmentImpacts(PortalDbContext db, RuleBook rules, SeminarOpening opening, TimeProvider clock)
{
    /// <summary>How the seminar of a proposal stands.</summary>
    public async Task<SeminarStanding> StandingAsync(Guid proposalId, CancellationToken ct)
    {
        var days = await rules.NumberAsync(RuleKeys.ImplementationDays, BeijingTime.DateOf(clock.GetUtcNow()), ct);
        var seminar = await db
            .Seminars.Where(s => s.ProposalId == proposalId)
            .Select(s => new
            {
                s.EndsOn,
                s.FiledAt,
                s.State,
                WasAttended = db.AttendanceSigns.Any(x =>
                    x.VoidedAt == null && db.GatheringHalfDays.Any(h => h.Id == x.HalfDayId && h.GatheringId == s.Id)
                ),
                Seated = db.GatheringSeats.Where(x => x.GatheringId == s.Id).Select(x => x.Taken).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(ct);
        return seminar is null
            ? new SeminarStanding(days, null, null, false, 0)
            : new SeminarStanding(
                days,
                seminar.FiledAt is { } at && seminar.State != SeminarState.Preparing ? BeijingTime.DateOf(at) : null,
                seminar.EndsOn,
                seminar.WasAttended,
                seminar.Seated
            );
    }

    /// <summary>What would change; null if no seminar was opened yet.</summary>
    public async Task<AmendmentImpact?> ReadAsync(PlanAmendment amendment, CancellationToken ct)
    {
        if (await db.Seminars.AsNoTracking().SingleOrDefaultAsync(s => s.ProposalId == amendment.ProposalId, ct) is not { } seminar)
            return null;
        var people = await db
            .Enrolments.Where(e =>
                e.GatheringId == seminar.Id
                && (e.State == EnrolmentState.Applied || e.State == EnrolmentState.Waiting || e.State == EnrolmentState.Confirmed)
            )
            .GroupBy(e => e.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var nominators = await db
            .Enrolments.Where(e =>
                e.GatheringId == seminar.Id
                && e.Route == EnrolmentRoute.Nomination
                && e.EmployerId != null
                && (e.State == EnrolmentState.Applied || e.State == EnrolmentState.Waiting || e.State == EnrolmentState.Confirmed)
            )
            .Select(e => e.EmployerId)
            .Distinct()
            .CountAsync(ct);
        var first = amendment.StartsOn ?? seminar.StartsOn;
        var last = seminar.EndsOn.AddDays(first.DayNumber - seminar.StartsOn.DayNumber);
        var cancelled = amendment.Kind == AmendmentKind.Cancel;
        return new AmendmentImpact(
            seminar.Id,
            seminar.State,
            people.GetValueOrDefault(EnrolmentState.Confirmed),
            people.GetValueOrDefault(EnrolmentState.Waiting),
            people.GetValueOrDefault(EnrolmentState.Applied),
            nominators,
            await db.GatheringHalfDays.CountAsync(h => h.GatheringId == seminar.Id, ct),
            seminar.EnrolmentClosesWhen(seminar.StartsOn),
            cancelled ? null : seminar.EnrolmentClosesWhen(first),
            await opening.PapersDueAsync(seminar.EndsOn, ct),
            cancelled ? null : await opening.PapersDueAsync(last, ct),
            seminar.FiledAt is { } at ? BeijingTime.DateOf(at) : null,
            first.AddDays(-(await rules.NumberAsync(RuleKeys.ImplementationDays, BeijingTime.DateOf(clock.GetUtcNow()), ct) ?? 0))
        );
    }
}

/// <summary>What changes with an amendment.</summary>
/// <param name="Seated">People with a seat, 人.</param>
/// <param name="Waiting">On the waiting list, 人.</param>
/// <param name="Applied">Awaiting the host's confirmation, 人.</param>
/// <param name="Nominators">Employers that nominated: each is told.</param>
/// <param name="HalfDays">Half days of the course table.</param>
/// <param name="EnrolmentClosesThen">Last instant of enrolment afterwards; null: cancelled, or none is entered.</param>
/// <param name="PapersDueThen">Last Beijing date of the closing papers afterwards.</param>
/// <param name="FiledOn">Beijing date on which the implementation plan was filed; null: not yet.</param>
/// <param name="FilingDueThen">Last Beijing date of the filing afterwards.</param>
public sealed record AmendmentImpact(
    Guid SeminarId,
    SeminarState State,
    int Seated,
    int Waiting,
    int Applied,
    int Nominators,
    int HalfDays,
    DateTimeOffset? EnrolmentClosesAt,
    DateTimeOffset? EnrolmentClosesThen,
    DateOnly? PapersDueOn,
    DateOnly? PapersDueThen,
    DateOnly? FiledOn,
    DateOnly FilingDueThen
)
{
    /// <summary>Everybody whom it concerns, 人.</summary>
    public int People => Seated + Waiting + Applied;
}
