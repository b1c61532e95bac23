namespace KnowledgeUpdate.Application.Work;

/// <summary>What an area contributes to the search of the desk. Parts are services and found by scanning.</summary>
public interface ISearchPart
{
    /// <summary>Place among the groups, in tens.</summary>
    int Order { get; }

    /// <summary>What the group is called, an English key.</summary>
    [Sentence]
    string Name { get; }

    /// <summary>At most <see cref="SearchWords.Most"/> hits that the person may see.</summary>
    Task<IReadOnlyList<Found>> FindAsync(SearchWords words, CancellationToken ct);
}
