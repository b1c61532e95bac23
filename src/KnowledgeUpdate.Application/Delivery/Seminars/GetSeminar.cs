using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Where a seminar stands, for its host and those who supervise it: the first tab of its page.</summary>
[Requires(Permission.ReadSeminars)]
public sealed record GetSeminar(Guid Id) : IQuery<SeminarView>;

/// <summary>The first tab: each part is what one of its panels shows.</summary>
public sealed record SeminarView(
    SeminarHead Head,
    SeminarPlanning Planning,
    SeminarFigures Figures,
    SeminarCourse Course,
    SeminarRights Rights
);

/// <summary>Where the seminar comes from, and its implementation plan.</summary>
/// <param name="HeadCount">Trainees in the annual plan.</param>
/// <param name="FilingDueOn">Last day of the implementation plan in time.</param>
public sealed record SeminarPlanning(
    Guid ProposalId,
    Guid PlanId,
    int Year,
    int HeadCount,
    Implementation? Implementation,
    DateTimeOffset? FiledAt,
    DateOnly? FilingDueOn,
    string? LateReason
);

/// <summary>The numbers of a seminar.</summary>
/// <param name="AttendancePercent">Half days attended of those that are over; null before the first.</param>
/// <param name="Answers">Questionnaires that were answered.</param>
public sealed record SeminarFigures(
    int Capacity,
    int Taken,
    IReadOnlyDictionary<EnrolmentState, int> Enrolments,
    int HalfDays,
    int HalfDaysOver,
    decimal? AttendancePercent,
    int OpenDisputes,
    int Answers
);

/// <summary>What happened, and what comes next.</summary>
/// <param name="PapersDueOn">Last day of the closing papers.</param>
/// <param name="Crediting">The work that credits hours, while it is under way or stopped.</param>
public sealed record SeminarCourse(
    DateOnly? PapersDueOn,
    DateOnly? DisputesUntil,
    DateTimeOffset? BrokenOffAt,
    string? BrokenOffReason,
    CreditingProgress? Crediting,
    IReadOnlyList<TrailStep> Trail
);

/// <summary>What the reader may do.</summary>
public sealed record SeminarRights
{
    public required bool IsHost { get; init; }

    public required bool MayFile { get; init; }

    public required bool MayReturn { get; init; }

    public required bool MayEnrol { get; init; }

    public required bool MaySign { get; init; }

    public required bool MayPapers { get; init; }

    public required bool MayDecide { get; init; }

    public required bool MayResume { get; init; }

    public required bool MayBreakOff { get; init; }
}

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
        var halfDays = await db
            .GatheringHalfDays.Where(h => h.GatheringId == s.Id)
            .Select(h => new HalfDaySpan(h.StartsAt, h.EndsAt))
            .ToListAsync(ct);
        var progress = await CreditingAsync(s, ct);
        return new SeminarView(
            SeminarHead.Of(s),
            new SeminarPlanning(
                s.ProposalId,
                s.PlanId,
                s.Year,
                s.HeadCount,
                s.Implementation,
                s.FiledAt,
                s.FilingDueOn ?? await opening.FilingDueAsync(s, ct),
                s.LateReason
            ),
            await FiguresAsync(s, halfDays, now, ct),
            new SeminarCourse(
                await opening.PapersDueAsync(s, ct),
                s.DisputesUntil,
                s.BrokenOffAt,
                s.BrokenOffReason,
                progress,
                await trail.ReadAsync(s.Id, ct)
            ),
            await RightsAsync(s, halfDays, progress, now, ct)
        );
    }

    private async Task<SeminarFigures> FiguresAsync(Seminar s, List<HalfDaySpan> halfDays, DateTimeOffset now, CancellationToken ct)
    {
        var seats = await db.GatheringSeats.SingleOrDefaultAsync(x => x.GatheringId == s.Id, ct);
        var enrolments = await db
            .Enrolments.Where(e => e.GatheringId == s.Id)
            .GroupBy(e => e.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var over = halfDays.Count(h => h.EndsAt <= now);
        var due = over * enrolments.GetValueOrDefault(EnrolmentState.Confirmed);
        var attended =
            due == 0
                ? 0
                : await db
                    .AttendanceSigns.Where(x => x.GatheringId == s.Id && x.VoidedAt == null)
                    .GroupBy(x => new { x.EnrolmentId, x.HalfDayId })
                    .Where(g => g.Count() == 2)
                    .CountAsync(ct);
        return new SeminarFigures(
            seats?.Capacity ?? s.HeadCount,
            seats?.Taken ?? 0,
            enrolments,
            halfDays.Count,
            over,
            due == 0 ? null : decimal.Round(Math.Min(attended, due) * 100m / due, 1),
            await db.AttendanceDisputes.CountAsync(d => d.GatheringId == s.Id && d.State == DisputeState.Open, ct),
            await db.EvaluationAnswers.CountAsync(a => a.GatheringId == s.Id, ct)
        );
    }

    private async Task<CreditingProgress?> CreditingAsync(Seminar s, CancellationToken ct) =>
        s.State == SeminarState.Accepted
            ? await crediting
                .JobOf(s.Id)
                .OrderByDescending(j => j.OrderedAt)
                .Select(j => new CreditingProgress(j.Done, j.Total, j.State, j.Result))
                .FirstOrDefaultAsync(ct)
            : null;

    private async Task<SeminarRights> RightsAsync(
        Seminar s,
        List<HalfDaySpan> halfDays,
        CreditingProgress? progress,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var (isHost, mayAccept, today) = (access.IsHost(s), actor.May(Permission.AcceptClosingPapers), BeijingTime.DateOf(now));
        var mayReview = mayAccept && !await access.IsPartyAsync(s, ct);
        return new SeminarRights
        {
            IsHost = isHost,
            MayFile = isHost && Seminar.States.Allows(s.State, SeminarAction.FileImplementation),
            MayReturn = mayReview && s.State == SeminarState.Filed && today < s.StartsOn,
            MayEnrol = isHost && s.IsRunning,
            MaySign = isHost && s.IsRunning,
            MayPapers = isHost && s.IsRunning && today >= s.HeldUntil,
            MayDecide = mayReview && s.State == SeminarState.PapersFiled,
            MayResume = mayReview && s.State == SeminarState.Accepted && progress?.State is JobState.Failed or JobState.Cancelled,
            MayBreakOff =
                mayReview
                && halfDays.Count > 0
                && s.BreakOffHindrance(halfDays.Min(h => h.StartsAt), halfDays.Max(h => h.EndsAt), now) is null,
        };
    }

    private sealed record HalfDaySpan(DateTimeOffset StartsAt, DateTimeOffset EndsAt);
}
