namespace KnowledgeUpdate.Application.Work;

/// <summary>Searches what the areas offer to the desk's search, as far as the person may see it.</summary>
[SignedIn]
public sealed record Search(string? Text) : IQuery<SearchView>;

/// <summary>What was found, at most ten of each kind; kinds without a hit are left out.</summary>
public sealed record SearchView(string Text, IReadOnlyList<FoundGroup> Groups);

/// <summary>The hits of a kind.</summary>
/// <param name="Name">English key.</param>
public sealed record FoundGroup([Sentence] string Name, IReadOnlyList<Found> Hits);

internal sealed class SearchHandler(IEnumerable<ISearchPart> parts) : IRequestHandler<Search, SearchView>
{
    public async Task<SearchView> Handle(Search query, CancellationToken cancellationToken)
    {
        var text = query.Text?.Trim() ?? "";
        var groups = new List<FoundGroup>();
        if (text.Length > 0)
            foreach (var part in parts.OrderBy(p => p.Order))
                if (await part.FindAsync(new SearchWords(text, LikePattern.Containing(text)), cancellationToken) is { Count: > 0 } hits)
                    groups.Add(new FoundGroup(part.Name, hits));
        return new SearchView(text, groups);
    }
}
