namespace KnowledgeUpdate.Application.Audit;

/// <summary>The head of the tenant's history, to be written outside the database.</summary>
[PortalOnly]
public sealed record GetAuditHead : IQuery<AuditAnchor?>;

/// <summary>One anchor: how long the history was and how it hashed.</summary>
public sealed record AuditAnchor(long Sequence, string Hash);

internal sealed class GetAuditHeadHandler(PortalDbContext db) : IRequestHandler<GetAuditHead, AuditAnchor?>
{
    public Task<AuditAnchor?> Handle(GetAuditHead query, CancellationToken cancellationToken) =>
        db.AuditHeads.Select(h => new AuditAnchor(h.Sequence, h.Hash)).SingleOrDefaultAsync(cancellationToken)!;
}
