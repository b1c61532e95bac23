using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Closing;

/// <summary>
/// Tells the outcomes of gatherings whose days for disputes after the filing are over, once a day. Where a dispute is still open, they wait
/// for it, and the programme office is asked for what the host left undecided.
/// </summary>
/// <returns>How many.</returns>
[PortalOnly]
public sealed record SettleOutcomes : ICommand<int>;

internal sealed class SettleOutcomesHandler(
    PortalDbContext db,
    IEnumerable<ICreditedGatherings> kinds,
    ClosingAccess access,
    OutcomeSettlement outcomes,
    RuleBook rules,
    Worklist worklist,
    TimeProvider clock
) : IRequestHandler<SettleOutcomes, int>
{
    public async Task<int> Handle(SettleOutcomes command, CancellationToken cancellationToken)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var due = new List<CreditedGathering>();
        foreach (var kind in kinds)
            due.AddRange(await DueAsync(kind, today, cancellationToken));
        foreach (var gathering in due)
            await outcomes.SettleAsync(gathering, cancellationToken);
        foreach (var kind in kinds)
            await RaiseAsync(kind, today, cancellationToken);
        return due.Count;
    }

    private async Task<IReadOnlyList<CreditedGathering>> DueAsync(ICreditedGatherings kind, DateOnly today, CancellationToken ct) =>
        await kind.Filed()
            .Where(s =>
                s.OutcomesToldAt == null
                && s.DisputesUntil < today
                && !db.AttendanceDisputes.Any(d => d.GatheringId == s.Id && d.State == DisputeState.Open)
            )
            .OrderBy(s => s.Id)
            .Take(50)
            .ToListAsync(ct);

    /// <summary>Disputes that the host has left open when its days are over come to the programme office.</summary>
    private async Task RaiseAsync(ICreditedGatherings kind, DateOnly today, CancellationToken ct)
    {
        var left = await (
            from d in db.AttendanceDisputes
            join s in kind.Filed() on d.GatheringId equals s.Id
            join e in db.Enrolments on d.EnrolmentId equals e.Id
            where
                d.State == DisputeState.Open
                && (s.OutcomesToldAt == null ? s.DisputesUntil : s.LateDisputesUntil) < today
                && !db.WorkItems.Any(w => w.SubjectId == d.Id && w.DoneAt == null && w.Act == AttendanceActs.DecideLateDispute)
            orderby d.Id
            select new
            {
                d.Id,
                e.Name,
                Gathering = s,
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
                dispute.Gathering.Title,
                access.Gathering(dispute.Gathering).DisputeLink(dispute.Gathering.Id, dispute.Id),
                ct,
                today.AddDays(await rules.ParameterAsync(RuleKeys.LateDisputeDays, today, ct))
            );
    }
}
