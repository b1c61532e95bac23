using System.Text.Json;
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
public sealed record AuditVerdict(long Events, IReadOnlyList<string> Faults);

internal sealed class VerifyAuditChainHandler(PortalDbContext db) : IRequestHandler<VerifyAuditChain, AuditVerdict>
{
    public async Task<AuditVerdict> Handle(VerifyAuditChain query, CancellationToken cancellationToken)
    {
        var check = new AuditChainCheck(query.Anchors);
        await foreach (var next in db.AuditEvents.OrderBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(cancellationToken))
            check.Add(next);
        check.Finish(await db.AuditHeads.SingleOrDefaultAsync(cancellationToken));
        return new AuditVerdict(check.Last, check.Faults);
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

/// <summary>The anchors of one tenant: a file of one line a day, outside the database.</summary>
public sealed class AnchorFile(string folder, Guid tenant)
{
    private string Name => Path.Combine(folder, $"{tenant:N}.jsonl");

    /// <summary>All anchors.</summary>
    public async Task<IReadOnlyDictionary<long, string>> ReadAsync(CancellationToken ct) => !File.Exists(Name)
        ? new Dictionary<long, string>()
        : (await File.ReadAllLinesAsync(Name, ct)).Select(l => JsonSerializer.Deserialize<AuditAnchor>(l)!).DistinctBy(a => a.Sequence).ToDictionary(a => a.Sequence, a => a.Hash);

    /// <summary>Adds an anchor; one that is there is not repeated.</summary>
    public async Task AddAsync(AuditAnchor anchor, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        if (!(await ReadAsync(ct)).ContainsKey(anchor.Sequence))
            await File.AppendAllTextAsync(Name, JsonSerializer.Serialize(anchor) + "\n", ct);
    }
}
