using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Publicities;

namespace KnowledgeUpdate.Application.Publicities;

/// <summary>Ends the publicity periods whose last day is over.</summary>
[PortalOnly]
public sealed record EndPublicities : ICommand<int>;

internal sealed class EndPublicitiesHandler(PortalDbContext db, Worklist worklist, TimeProvider clock)
    : IRequestHandler<EndPublicities, int>
{
    public async Task<int> Handle(EndPublicities command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = BeijingTime.DateOf(now);
        var over = await db
            .Publicities.Where(p => p.State == PublicityState.Open && p.EndsOn < today)
            .OrderBy(p => p.EndsOn)
            .ToListAsync(cancellationToken);
        foreach (var publicity in over)
        {
            publicity.End(now);
            await worklist.CloseAsync(publicity.Id, cancellationToken);
        }

        return over.Count;
    }
}
