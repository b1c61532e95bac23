using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Tells the outcomes of seminars whose days for disputes after the filing are over, once a day. Where a dispute is still open, they wait for it.</summary>
/// <returns>How many seminars.</returns>
[PortalOnly]
public sealed record SettleOutcomes : ICommand<int>;

internal sealed class SettleOutcomesHandler(PortalDbContext db, SeminarOutcomes outcomes, TimeProvider clock) : IRequestHandler<SettleOutcomes, int>
{
    public async Task<int> Handle(SettleOutcomes command, CancellationToken cancellationToken)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var due = await db.Seminars.Where(s => s.State == SeminarState.PapersFiled && s.OutcomesToldAt == null && s.DisputesUntil < today
            && !db.AttendanceDisputes.Any(d => d.SeminarId == s.Id && d.State == DisputeState.Open)).OrderBy(s => s.Id).Take(50).ToListAsync(cancellationToken);
        foreach (var seminar in due)
            await outcomes.SettleAsync(seminar, cancellationToken);
        return due.Count;
    }
}
