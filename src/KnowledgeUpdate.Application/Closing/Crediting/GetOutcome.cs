using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Countersign;
using KnowledgeUpdate.Domain.Enrolments;

namespace KnowledgeUpdate.Application.Closing;

/// <summary>The outcome of a trainee with each half day, its disputes and the corrections proposed.</summary>
[Requires(Permission.ReadOutcome)]
public sealed record GetOutcome(Guid GatheringId, Guid EnrolmentId) : IQuery<OutcomeView>;

/// <summary>The outcome.</summary>
/// <param name="Version">Of the enrolment.</param>
/// <param name="Waiting">A correction that waits for a second person.</param>
public sealed record OutcomeView(
    Guid GatheringId,
    Guid EnrolmentId,
    uint Version,
    string Seminar,
    Enum State,
    string Name,
    string Employer,
    Outcome? Outcome,
    decimal Hours,
    decimal? CreditedHours,
    IReadOnlyList<OutcomeHalfDay> HalfDays,
    Guid? Waiting,
    IReadOnlyList<OutcomeChange> Corrections,
    bool MayCorrect
);

/// <summary>A half day of it.</summary>
public sealed record OutcomeHalfDay(
    Guid Id,
    DateOnly Date,
    HalfDay Half,
    DateTimeOffset? Arrived,
    SignMethod? ArrivedBy,
    DateTimeOffset? Left,
    SignMethod? LeftBy,
    bool IsAttended,
    DisputeState? Dispute,
    string? Statement
);

/// <summary>A correction that was confirmed.</summary>
public sealed record OutcomeChange(Guid ActId, string ProposedBy, string? ConfirmedBy, DateTimeOffset At);

internal sealed class GetOutcomeHandler(
    PortalDbContext db,
    Actor actor,
    ClosingAccess access,
    EnrolmentAccess own,
    OutcomeCorrection correction
) : IRequestHandler<GetOutcome, OutcomeView>
{
    public async Task<OutcomeView> Handle(GetOutcome query, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var gathering = await access.FindAsync(query.GatheringId, ct);
        var e = await db.Enrolments.SingleOrNotFoundAsync(
            x => x.Id == query.EnrolmentId && x.GatheringId == gathering.Id && x.State == EnrolmentState.Confirmed,
            ct
        );
        var halfDays = await db
            .GatheringHalfDays.AsNoTracking()
            .Where(h => h.GatheringId == gathering.Id)
            .OrderBy(h => h.StartsAt)
            .ToListAsync(ct);
        var signs = await correction.SignsAsync(e.Id, ct);
        var attended = OutcomeCorrection.Attended(signs);
        var disputes = await db.AttendanceDisputes.Where(d => d.EnrolmentId == e.Id).ToDictionaryAsync(d => d.HalfDayId, ct);
        var acts = await db
            .ProposedActs.Where(a => a.Kind == OutcomeCorrection.Name && a.SubjectId == e.Id)
            .OrderByDescending(a => a.ProposedAt)
            .ToListAsync(ct);
        var people = acts.SelectMany(a => new[] { a.ProposedById, a.DecidedById ?? a.ProposedById }).Distinct().ToList();
        var names = await db.Users.Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
        var waiting = acts.FirstOrDefault(a => a.State == ProposedActState.Waiting);
        OutcomeHalfDay Of(GatheringHalfDay h)
        {
            var (arrive, leave) = (
                signs.FirstOrDefault(s => s.HalfDayId == h.Id && s.Kind == SignKind.Arrive),
                signs.FirstOrDefault(s => s.HalfDayId == h.Id && s.Kind == SignKind.Leave)
            );
            var dispute = disputes.GetValueOrDefault(h.Id);
            return new OutcomeHalfDay(
                h.Id,
                h.Date,
                h.Half,
                arrive?.At,
                arrive?.Method,
                leave?.At,
                leave?.Method,
                attended.Contains(h.Id),
                dispute?.State,
                dispute?.Statement
            );
        }

        return new OutcomeView(
            gathering.Id,
            e.Id,
            e.Version,
            gathering.Title,
            gathering.Standing,
            e.Name,
            e.Employer,
            e.Outcome,
            e.Hours,
            e.CreditedHours,
            [.. halfDays.Select(Of)],
            waiting?.Id,
            [
                .. acts.Where(a => a.State == ProposedActState.Confirmed)
                    .Select(a => new OutcomeChange(
                        a.Id,
                        names[a.ProposedById],
                        a.DecidedById is { } by ? names[by] : null,
                        a.DecidedAt!.Value
                    )),
            ],
            actor.May(Permission.CorrectOutcome)
                && gathering.Stage == ClosingStage.Closed
                && waiting is null
                && !await access.IsPartyAsync(gathering, ct)
                && !await own.IsOwnAsync(e, ct)
        );
    }
}
