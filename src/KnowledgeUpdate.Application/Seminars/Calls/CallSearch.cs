using KnowledgeUpdate.Application.Work;

namespace KnowledgeUpdate.Application.Seminars;

[Service]
internal sealed class CallSearch(PortalDbContext db, Actor actor) : ISearchPart
{
    public int Order => 10;

    public string Name => "Calls";

    public async Task<IReadOnlyList<Found>> FindAsync(SearchWords words, CancellationToken ct)
    {
        if (!actor.May(Permission.ReadSeminarCalls))
            return [];
        var drafts = actor.May(Permission.ReadDraftCalls);
        return await db
            .SeminarCalls.Where(c =>
                (drafts || c.PublishedAt != null) && EF.Functions.ILike(c.Title, words.Like, LikePattern.EscapeCharacter)
            )
            .OrderByDescending(c => c.Year)
            .Take(SearchWords.Most)
            .Select(c => new Found(c.Title, c.Year.ToString(), Links.Call(c.Id)))
            .ToListAsync(ct);
    }
}
