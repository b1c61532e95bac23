namespace KnowledgeUpdate.Application.Experts;

/// <summary>Records of one kind that experts score: contributed by the area that has them.</summary>
public interface IScoredSubjects
{
    /// <summary>Whether an id is one of this kind that the actor may read.</summary>
    Task<bool> MayReadAsync(Guid subjectId, CancellationToken ct);
}
