using KnowledgeUpdate.Application.Organisations;

namespace KnowledgeUpdate.Application.Experts;

/// <summary>Experts employed by a merged unit, and what it filed to be scored, go to the unit that takes it in.</summary>
internal sealed class ExpertsOfMergedUnit(PortalDbContext db, ExpertReplacement experts, AuditWriter audit)
    : INotificationHandler<UnitMerged>
{
    public async Task Handle(UnitMerged notification, CancellationToken cancellationToken)
    {
        var (unit, target, ct) = (notification.Unit.Id, notification.Target.Id, cancellationToken);
        foreach (var expert in await db.Experts.Where(e => e.EmployerId == unit).ToListAsync(ct))
            expert.MoveTo(target);
        foreach (
            var subject in await db
                .ScoredSubjects.Where(s => s.HostId == unit && db.ScoringRounds.Any(r => r.Id == s.RoundId && r.ClosedAt == null))
                .ToListAsync(ct)
        )
            subject.PassTo(target);
        await audit.SaveAsync(ct);
        // The experts of the two units and what these filed meet now: who is employed where it comes from does not score it.
        await experts.StandAsideForAsync(target, ct);
    }
}
