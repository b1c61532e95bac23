using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Audit;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Application.Audit;

/// <summary>Proves the tenant's history: every event against its chain, and against the anchors written outside the database.</summary>
/// <param name="Anchors">Sequence and hash of the anchored events.</param>
[PortalOnly]
public sealed record VerifyAuditChain(IReadOnlyDictionary<long, string> Anchors) : IQuery<AuditVerdict>;

/// <summary>What the proof found.</summary>
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
