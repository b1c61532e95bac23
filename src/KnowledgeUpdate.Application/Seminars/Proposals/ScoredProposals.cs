using KnowledgeUpdate.Application.Experts;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Proposals are scored by experts.</summary>
[Service]
public sealed class ScoredProposals(SeminarAccess access) : IScoredSubjects
{
    public Task<bool> MayReadAsync(Guid subjectId, CancellationToken ct) => access.Visible().AnyAsync(p => p.Id == subjectId, ct);
}
