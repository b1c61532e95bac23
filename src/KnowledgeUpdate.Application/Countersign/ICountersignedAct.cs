using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Countersign;

namespace KnowledgeUpdate.Application.Countersign;

/// <summary>
/// An act that waits for another person: what it rests on and what follows it, asked when it is proposed, shown and confirmed, and how it
/// is carried out.
/// </summary>
public interface ICountersignedAct
{
    /// <summary>Its name: <see cref="ProposedAct.Kind"/>.</summary>
    string Kind { get; }

    /// <summary>Holds what it rests on until the transaction ends, before a confirmation looks at it.</summary>
    Task HoldAsync(Guid subjectId, CancellationToken ct) => Task.CompletedTask;

    /// <summary>What it rests on and what would follow, as things stand now.</summary>
    Task<ActFacts> FactsAsync(Guid subjectId, string payload, CancellationToken ct);

    /// <summary>Why somebody cannot be the second person of it, beside having proposed it; null: nothing.</summary>
    Task<RuleException?> BarsAsync(Guid subjectId, Party confirmer, CancellationToken ct) => Task.FromResult<RuleException?>(null);

    /// <summary>It is declined, withdrawn or lapsed: nothing of it happens.</summary>
    /// <param name="state">How it ended.</param>
    Task EndAsync(Guid subjectId, ProposedActState state, string? reason, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Carries it out, in the transaction of the confirmation.</summary>
    Task CarryOutAsync(Guid subjectId, string payload, CancellationToken ct);
}
