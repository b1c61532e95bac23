namespace KnowledgeUpdate.Application.Experts;

/// <summary>Records of one kind that experts score: contributed by the area that has them.</summary>
public interface IScoredSubjects
{
    /// <summary>Whether an id is one of this kind that the actor may read, and that is not past scoring.</summary>
    Task<bool> TakesConflictAsync(Guid subjectId, CancellationToken ct);
}
