using KnowledgeUpdate.Domain.Countersign;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>The change of seals that waits for a second person; null: none.</summary>
[Requires(Permission.ReadSeals)]
public sealed record FindProposedSeal : IQuery<Guid?>;

internal sealed class FindProposedSealHandler(PortalDbContext db) : IRequestHandler<FindProposedSeal, Guid?>
{
    public Task<Guid?> Handle(FindProposedSeal query, CancellationToken cancellationToken) =>
        db
            .ProposedActs.Where(a => a.Kind == SealChange.Name && a.State == ProposedActState.Waiting)
            .Select(a => (Guid?)a.Id)
            .FirstOrDefaultAsync(cancellationToken);
}
