using KnowledgeUpdate.Application.Work;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Seminars held, by title and host.</summary>
[Service]
internal sealed class SeminarSearch(DeliveryAccess access) : ISearchPart
{
    public int Order => 30;

    public string Name => "Seminars held";

    public async Task<IReadOnlyList<Found>> FindAsync(SearchWords words, CancellationToken ct)
    {
        return await access
            .Visible()
            .Where(s =>
                EF.Functions.ILike(s.Title, words.Like, LikePattern.EscapeCharacter)
                || EF.Functions.ILike(s.HostName, words.Like, LikePattern.EscapeCharacter)
            )
            .OrderByDescending(s => s.StartsOn)
            .ThenBy(s => s.Id)
            .Take(SearchWords.Most)
            .Select(s => new Found(s.Title, s.Year + " " + s.HostName, Links.Seminar(s.Id)))
            .ToListAsync(ct);
    }
}
