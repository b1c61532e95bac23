using System.Text.Json;

namespace KnowledgeUpdate.Application.Audit;

/// <summary>Reads a value that is a whole document of its area, so that the history says which of its answers changed.</summary>
public interface IHistoryDocuments
{
    /// <summary>Type of the record that has the document.</summary>
    string Entity { get; }

    /// <summary>Its property.</summary>
    string Property { get; }

    /// <summary>What differs in each, in the reader's words; all documents of a page at once.</summary>
    Task<IReadOnlyList<IReadOnlyList<HistoryValue>>> ReadAsync(IReadOnlyList<HistorySides> documents, CancellationToken ct);
}

/// <summary>A document before and after.</summary>
public sealed record HistorySides(JsonElement Before, JsonElement After);
