using KnowledgeUpdate.Domain.Countersign;

namespace KnowledgeUpdate.Application.Countersign;

/// <summary>Lets proposed acts lapse that nobody confirmed in time; the proposer is told and may propose them again.</summary>
[PortalOnly]
public sealed record LapseProposedActs : ICommand<int>;

internal sealed class LapseProposedActsHandler(PortalDbContext db, Countersigning countersigning, TimeProvider clock)
    : IRequestHandler<LapseProposedActs, int>
{
    public async Task<int> Handle(LapseProposedActs command, CancellationToken cancellationToken)
    {
        var (now, today) = (clock.GetUtcNow(), BeijingTime.DateOf(clock.GetUtcNow()));
        var over = await db
            .ProposedActs.Where(a => a.State == ProposedActState.Waiting && a.ExpiresOn < today)
            .OrderBy(a => a.Id)
            .Take(200)
            .ToListAsync(cancellationToken);
        foreach (var act in over)
        {
            act.Lapse(now);
            await countersigning.Of(act.Kind).EndAsync(act.SubjectId, act.State, null, cancellationToken);
            await countersigning.EndAsync(act, "“{0}” lapsed: no second person confirmed it in time", cancellationToken);
        }

        return over.Count;
    }
}
