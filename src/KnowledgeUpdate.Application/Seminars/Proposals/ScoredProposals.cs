using KnowledgeUpdate.Application.Experts;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Proposals are scored by experts.</summary>
[Service]
public sealed class ScoredProposals(SeminarAccess access) : IScoredSubjects
{
    public Task<bool> TakesConflictAsync(Guid subjectId, CancellationToken ct) =>
        access.Visible().AnyAsync(p => p.Id == subjectId && (p.Call.State == CallState.Published || p.Call.State == CallState.Scoring), ct);
}
