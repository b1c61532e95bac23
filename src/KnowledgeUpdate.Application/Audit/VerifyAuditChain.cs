using KnowledgeUpdate.Domain.Audit;

namespace KnowledgeUpdate.Application.Audit;

/// <summary>Verifies the tenant's history: every event against the chain, and against the anchors written outside the database.</summary>
/// <param name="Anchors">Sequence and hash of the anchored events.</param>
[PortalOnly]
public sealed record VerifyAuditChain(IReadOnlyDictionary<long, string> Anchors) : IQuery<AuditVerdict>;

/// <summary>What the check found.</summary>
/// <param name="Faults">Empty for a sound history.</param>
/// <param name="OpenSince">When the first event happened that no anchor covers; null: every event is covered.</param>
public sealed record AuditVerdict(long Events, IReadOnlyList<string> Faults, DateTimeOffset? OpenSince = null);

internal sealed class VerifyAuditChainHandler(PortalDbContext db) : IRequestHandler<VerifyAuditChain, AuditVerdict>
{
    public async Task<AuditVerdict> Handle(VerifyAuditChain query, CancellationToken cancellationToken)
    {
        var check = new AuditChainCheck(query.Anchors);
        var anchored = query.Anchors.Keys.DefaultIfEmpty().Max();
        DateTimeOffset? openSince = null;
        await foreach (var next in db.AuditEvents.OrderBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            check.Add(next);
            if (next.Sequence > anchored)
                openSince ??= next.At;
        }

        check.Finish(await db.AuditHeads.SingleOrDefaultAsync(cancellationToken));
        return new AuditVerdict(check.Last, check.Faults, openSince);
    }
}
