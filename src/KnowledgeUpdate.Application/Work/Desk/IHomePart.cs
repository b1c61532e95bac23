namespace KnowledgeUpdate.Application.Work;

/// <summary>
/// What an area shows on the desk beside the work that waits. The record X of the area A is drawn by Pages/A/_X.cshtml; parts are services
/// and found by scanning.
/// </summary>
public interface IHomePart
{
    HomePlace Place { get; }

    /// <summary>The record to draw; null: nothing for this person.</summary>
    Task<object?> ReadAsync(DateOnly today, CancellationToken ct);
}
