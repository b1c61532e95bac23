using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Reads one seminar for everybody, for its page and its calendar file alike.</summary>
[Service]
internal sealed class PublicSeminars(PortalDbContext db, TimeProvider clock)
{
    /// <summary>The seminar.</summary>
    /// <exception cref="NotFoundException">It is not there, or its implementation plan is not filed or was returned.</exception>
    public async Task<PublicSeminar> GetAsync(Guid id, CancellationToken ct)
    {
        var found = await db
            .Seminars.Where(s => s.Id == id && s.FiledAt != null && s.State != SeminarState.Preparing)
            .Select(s => new
            {
                Seminar = s,
                Left = db.GatheringSeats.Where(x => x.GatheringId == s.Id).Select(x => x.Capacity - x.Taken).FirstOrDefault(),
                Waiting = db.Enrolments.Count(e => e.GatheringId == s.Id && e.State == EnrolmentState.Waiting),
            })
            .SingleOrDefaultAsync(ct);
        if (found is not { Seminar: { Implementation: { } plan } s })
            throw new NotFoundException(nameof(Seminar));
        return new PublicSeminar
        {
            Id = s.Id,
            PlanId = s.PlanId,
            Year = s.Year,
            Title = s.Title,
            Kind = s.Kind,
            Host = s.HostName,
            StartsOn = s.StartsOn,
            EndsOn = s.EndsOn,
            Place = plan.Address.StartsWith(s.Place, StringComparison.Ordinal) ? plan.Address : s.Place + plan.Address,
            Standing = Of(s, found.Left, clock.GetUtcNow()),
            ClosesAt = plan.EnrolmentClosesAt,
            Seats = plan.Capacity,
            Left = Math.Max(0, found.Left),
            Waiting = found.Waiting,
            ByRegistration = plan.OpenRegistration,
            ByNomination = plan.Nominations,
            Admission = plan.Admission,
            Conditions = plan.Conditions,
            HalfDays =
            [
                .. plan.HalfDays(s.StartsOn)
                    .Select(h =>
                    {
                        var day = h.Date.DayNumber - s.StartsOn.DayNumber + 1;
                        var lessons = plan.Lessons.Where(l => l.Day == day && l.Half == h.Half).OrderBy(l => l.From);
                        return new PublicHalfDay(day, h, [.. lessons.Select(l => l.Topic).Distinct()]);
                    }),
            ],
        };
    }

    private static PublicSeminarStanding Of(Seminar seminar, int left, DateTimeOffset now) =>
        seminar.State == SeminarState.Cancelled ? PublicSeminarStanding.Cancelled
        : seminar.IsOver(now) ? PublicSeminarStanding.Over
        : !seminar.TakesEnrolments(now) ? PublicSeminarStanding.Closed
        : left > 0 ? PublicSeminarStanding.Open
        : PublicSeminarStanding.Full;
}
