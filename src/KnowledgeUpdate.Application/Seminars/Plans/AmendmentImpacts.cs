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
        return new AmendmentImpact
        {
            SeminarId = seminar.Id,
            State = seminar.State,
            Seated = people.GetValueOrDefault(EnrolmentState.Confirmed),
            Waiting = people.GetValueOrDefault(EnrolmentState.Waiting),
            Applied = people.GetValueOrDefault(EnrolmentState.Applied),
            Nominators = nominators,
            HalfDays = await db.GatheringHalfDays.CountAsync(h => h.GatheringId == seminar.Id, ct),
            EnrolmentClosesAt = seminar.EnrolmentClosesWhen(seminar.StartsOn),
            EnrolmentClosesThen = cancelled ? null : seminar.EnrolmentClosesWhen(first),
            PapersDueOn = await opening.PapersDueAsync(seminar.EndsOn, ct),
            PapersDueThen = cancelled ? null : await opening.PapersDueAsync(last, ct),
            FiledOn = seminar.FiledAt is { } at ? BeijingTime.DateOf(at) : null,
            FilingDueThen = first.AddDays(
                -(await rules.NumberAsync(RuleKeys.ImplementationDays, BeijingTime.DateOf(clock.GetUtcNow()), ct) ?? 0)
            ),
        };
    }
}

/// <summary>What changes with an amendment.</summary>
public sealed record AmendmentImpact
{
    public required Guid SeminarId { get; init; }

    public required SeminarState State { get; init; }

    /// <summary>People with a seat, 人.</summary>
    public required int Seated { get; init; }

    /// <summary>On the waiting list, 人.</summary>
    public required int Waiting { get; init; }

    /// <summary>Awaiting the host's confirmation, 人.</summary>
    public required int Applied { get; init; }

    /// <summary>Employers that nominated: each is told.</summary>
    public required int Nominators { get; init; }

    /// <summary>Half days of the course table.</summary>
    public required int HalfDays { get; init; }

    public required DateTimeOffset? EnrolmentClosesAt { get; init; }

    /// <summary>Last instant of enrolment afterwards; null: cancelled, or none is entered.</summary>
    public required DateTimeOffset? EnrolmentClosesThen { get; init; }

    public required DateOnly? PapersDueOn { get; init; }

    /// <summary>Last Beijing date of the closing papers afterwards.</summary>
    public required DateOnly? PapersDueThen { get; init; }

    /// <summary>Beijing date on which the implementation plan was filed; null: not yet.</summary>
    public required DateOnly? FiledOn { get; init; }

    /// <summary>Last Beijing date of the filing afterwards.</summary>
    public required DateOnly FilingDueThen { get; init; }

    /// <summary>Everybody whom it concerns, 人.</summary>
    public int People => Seated + Waiting + Applied;
}
