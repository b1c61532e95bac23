namespace KnowledgeUpdate.Application.Work;

/// <summary>
/// What an area shows on the desk beside the work that waits. Parts are services and found by scanning; the page of the desk
/// (<c>Pages/Desk/Index.cshtml.cs</c>) says which partial view draws the record.
/// </summary>
public interface IHomePart
{
    HomePlace Place { get; }

    /// <summary>The record to draw; null: nothing for this person.</summary>
    Task<object?> ReadAsync(DateOnly today, CancellationToken ct);
}
