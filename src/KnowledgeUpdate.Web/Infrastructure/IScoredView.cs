namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>Shows what an expert scores beside the sheet: contributed by the area that has it.</summary>
public interface IScoredView
{
    /// <summary>Kind of the record that holds the round.</summary>
    string Kind { get; }

    Task<ScoredView> ShowAsync(Guid subjectId, CancellationToken ct);
}
