using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>
/// Tells the outcomes of seminars whose days for disputes after the filing are over, once a day. Where a dispute is still open, they wait
/// for it, and the programme office is asked for what the host left undecided.
/// </summary>
/// <returns>How many seminars.</returns>
[PortalOnly]
public sealed record SettleOutcomes : ICommand<int>;

internal sealed class SettleOutcomesHandler(
    PortalDbContext db,
    SeminarOutcomes outcomes,
    RuleBook rules,
    Worklist worklist,
    TimeProvider clock
) : IRequestHandler<SettleOutcomes, int>
{
    public async Task<int> Handle(SettleOutcomes command, CancellationToken cancellationToken)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var due = await db
            .Seminars.Where(s =>
                s.State == SeminarState.PapersFiled
                && s.OutcomesToldAt == null
                && s.DisputesUntil < today
                && !db.AttendanceDisputes.Any(d => d.GatheringId == s.Id && d.State == DisputeState.Open)
            )
            .OrderBy(s => s.Id)
            .Take(50)
            .ToListAsync(cancellationToken);
        foreach (var seminar in due)
            await outcomes.SettleAsync(seminar, cancellationToken);
        await RaiseAsync(today, cancellationToken);
        return due.Count;
    }

    /// <summary>Disputes that the host has left open when its days are over come to the programme office.</summary>
    private async Task RaiseAsync(DateOnly today, CancellationToken ct)
    {
        var left = await (
            from d in db.AttendanceDisputes
            join s in db.Seminars on d.GatheringId equals s.Id
            join e in db.Enrolments on d.EnrolmentId equals e.Id
            where
                d.State == DisputeState.Open
                && s.State == SeminarState.PapersFiled
                && (s.OutcomesToldAt == null ? s.DisputesUntil : s.LateDisputesUntil) < today
                && !db.WorkItems.Any(w => w.SubjectId == d.Id && w.DoneAt == null && w.Act == AttendanceActs.DecideLateDispute)
            orderby d.Id
            select new
            {
                d.Id,
                e.Name,
                SeminarId = s.Id,
                Seminar = s.Title,
            }
        )
            .Take(200)
            .ToListAsync(ct);
        foreach (var dispute in left)
            await worklist.OpenForOfficeAsync(
                AttendanceActs.DecideLateDispute,
                nameof(AttendanceDispute),
                dispute.Id,
                dispute.Name,
                dispute.Seminar,
                Links.Dispute(dispute.SeminarId, dispute.Id),
                ct,
                today.AddDays(await rules.ParameterAsync(RuleKeys.LateDisputeDays, today, ct))
            );
    }
}
