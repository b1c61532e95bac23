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
public sealed record OutcomeView
{
    public required Guid GatheringId { get; init; }

    public required Guid EnrolmentId { get; init; }

    /// <summary>Of the enrolment.</summary>
    public required uint Version { get; init; }

    public required string Seminar { get; init; }

    public required Enum State { get; init; }

    public required string Name { get; init; }

    public required string Employer { get; init; }

    public required Outcome? Outcome { get; init; }

    public required decimal Hours { get; init; }

    public required decimal? CreditedHours { get; init; }

    public required IReadOnlyList<OutcomeHalfDay> HalfDays { get; init; }

    /// <summary>A correction that waits for a second person.</summary>
    public required Guid? Waiting { get; init; }

    public required IReadOnlyList<OutcomeChange> Corrections { get; init; }

    public required bool MayCorrect { get; init; }
}

/// <summary>A half day of it.</summary>
public sealed record OutcomeHalfDay
{
    public required Guid Id { get; init; }

    public required DateOnly Date { get; init; }

    public required HalfDay Half { get; init; }

    public required DateTimeOffset? Arrived { get; init; }

    public required SignMethod? ArrivedBy { get; init; }

    public required DateTimeOffset? Left { get; init; }

    public required SignMethod? LeftBy { get; init; }

    public required bool IsAttended { get; init; }

    public required DisputeState? Dispute { get; init; }

    public required string? Statement { get; init; }
}

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
            return new OutcomeHalfDay
            {
                Id = h.Id,
                Date = h.Date,
                Half = h.Half,
                Arrived = arrive?.At,
                ArrivedBy = arrive?.Method,
                Left = leave?.At,
                LeftBy = leave?.Method,
                IsAttended = attended.Contains(h.Id),
                Dispute = dispute?.State,
                Statement = dispute?.Statement,
            };
        }

        return new OutcomeView
        {
            GatheringId = gathering.Id,
            EnrolmentId = e.Id,
            Version = e.Version,
            Seminar = gathering.Title,
            State = gathering.Standing,
            Name = e.Name,
            Employer = e.Employer,
            Outcome = e.Outcome,
            Hours = e.Hours,
            CreditedHours = e.CreditedHours,
            HalfDays = [.. halfDays.Select(Of)],
            Waiting = waiting?.Id,
            Corrections =
            [
                .. acts.Where(a => a.State == ProposedActState.Confirmed)
                    .Select(a => new OutcomeChange(
                        a.Id,
                        names[a.ProposedById],
                        a.DecidedById is { } by ? names[by] : null,
                        a.DecidedAt!.Value
                    )),
            ],
            MayCorrect =
                actor.May(Permission.CorrectOutcome)
                && gathering.Stage == ClosingStage.Closed
                && waiting is null
                && !await access.IsPartyAsync(gathering, ct)
                && !await own.IsOwnAsync(e, ct),
        };
    }
}
