using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>A seminar as its host and those who supervise it see it.</summary>
[Requires(Permission.ReadSeminars)]
public sealed record GetSeminar(Guid Id) : IQuery<SeminarView>;

/// <param name="FilingDueOn">Last day of the implementation plan in time.</param>
/// <param name="PapersDueOn">Last day of the closing papers.</param>
/// <param name="Crediting">The work that credits hours, while it is under way or stopped.</param>
public sealed record SeminarView(
    Guid Id,
    uint Version,
    Guid ProposalId,
    Guid PlanId,
    int Year,
    string Title,
    SeminarKind Kind,
    string? Field,
    Guid HostId,
    string Host,
    int HeadCount,
    DateOnly StartsOn,
    DateOnly EndsOn,
    string Place,
    SeminarState State,
    Implementation? Implementation,
    DateTimeOffset? FiledAt,
    DateOnly? FilingDueOn,
    string? LateReason,
    DateOnly? PapersDueOn,
    DateTimeOffset? PapersFiledAt,
    DateTimeOffset? ClosedAt,
    int Capacity,
    int Taken,
    IReadOnlyDictionary<EnrolmentState, int> Enrolments,
    int HalfDays,
    int HalfDaysOver,
    decimal? AttendancePercent,
    int OpenDisputes,
    int Answers,
    PapersFigures? Figures,
    CreditingProgress? Crediting,
    IReadOnlyList<TrailStep> Trail,
    SeminarRights Rights,
    DateOnly? DisputesUntil,
    DateTimeOffset? BrokenOffAt,
    string? BrokenOffReason
);

/// <summary>What the reader may do.</summary>
public sealed record SeminarRights(
    bool IsHost,
    bool MayFile,
    bool MayReturn,
    bool MayEnrol,
    bool MaySign,
    bool MayPapers,
    bool MayDecide,
    bool MayResume,
    bool MayBreakOff
);

/// <summary>How far the crediting is.</summary>
public sealed record CreditingProgress(int Done, int Total, JobState State, string? Result);

internal sealed class GetSeminarHandler(
    PortalDbContext db,
    Actor actor,
    DeliveryAccess access,
    SeminarOpening opening,
    Crediting crediting,
    ReviewTrail trail,
    TimeProvider clock
) : IRequestHandler<GetSeminar, SeminarView>
{
    public async Task<SeminarView> Handle(GetSeminar query, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        var s = await access.FindAsync(query.Id, ct);
        var seats = await db.GatheringSeats.SingleOrDefaultAsync(x => x.GatheringId == s.Id, ct);
        var enrolments = await db
            .Enrolments.Where(e => e.GatheringId == s.Id)
            .GroupBy(e => e.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var halfDays = await db
            .GatheringHalfDays.Where(h => h.GatheringId == s.Id)
            .Select(h => new { h.StartsAt, h.EndsAt })
            .ToListAsync(ct);
        var over = halfDays.Count(h => h.EndsAt <= now);
        var attended = await db
            .AttendanceSigns.Where(x => x.GatheringId == s.Id && x.VoidedAt == null)
            .GroupBy(x => new { x.EnrolmentId, x.HalfDayId })
            .Where(g => g.Count() == 2)
            .CountAsync(ct);
        var due = over * enrolments.GetValueOrDefault(EnrolmentState.Confirmed);
        var figures = s.PapersFiledAt is null
            ? null
            : await db.ClosingPapers.Where(p => p.GatheringId == s.Id).Select(p => p.Figures).SingleOrDefaultAsync(ct);
        var job =
            s.State == SeminarState.Accepted
                ? await crediting
                    .JobOf(s.Id)
                    .OrderByDescending(j => j.OrderedAt)
                    .Select(j => new CreditingProgress(j.Done, j.Total, j.State, j.Result))
                    .FirstOrDefaultAsync(ct)
                : null;
        var (isHost, mayAccept) = (access.IsHost(s), actor.May(Permission.AcceptClosingPapers));
        var mayReview = mayAccept && !await access.IsPartyAsync(s, ct);
        var rights = new SeminarRights(
            isHost,
            isHost && Seminar.States.Allows(s.State, SeminarAction.FileImplementation),
            mayReview && s.State == SeminarState.Filed && BeijingTime.DateOf(now) < s.StartsOn,
            isHost && s.IsRunning,
            isHost && s.IsRunning,
            isHost && s.IsRunning && BeijingTime.DateOf(now) >= s.HeldUntil,
            mayReview && s.State == SeminarState.PapersFiled,
            mayAccept && s.State == SeminarState.Accepted && job?.State is JobState.Failed or JobState.Cancelled,
            mayReview && halfDays.Count > 0 && s.BreakOffHindrance(halfDays.Min(h => h.StartsAt), halfDays.Max(h => h.EndsAt), now) is null
        );
        return new SeminarView(
            s.Id,
            s.Version,
            s.ProposalId,
            s.PlanId,
            s.Year,
            s.Title,
            s.Kind,
            s.Field,
            s.HostId,
            s.HostName,
            s.HeadCount,
            s.StartsOn,
            s.EndsOn,
            s.Place,
            s.State,
            s.Implementation,
            s.FiledAt,
            s.FilingDueOn ?? await opening.FilingDueAsync(s, ct),
            s.LateReason,
            await opening.PapersDueAsync(s, ct),
            s.PapersFiledAt,
            s.ClosedAt,
            seats?.Capacity ?? s.HeadCount,
            seats?.Taken ?? 0,
            enrolments,
            halfDays.Count,
            over,
            due == 0 ? null : decimal.Round(Math.Min(attended, due) * 100m / due, 1),
            await db.AttendanceDisputes.CountAsync(d => d.GatheringId == s.Id && d.State == DisputeState.Open, ct),
            await db.EvaluationAnswers.CountAsync(a => a.GatheringId == s.Id, ct),
            figures,
            job,
            await trail.ReadAsync(s.Id, ct),
            rights,
            s.DisputesUntil,
            s.BrokenOffAt,
            s.BrokenOffReason
        );
    }
}
