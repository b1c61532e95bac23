using KnowledgeUpdate.Application.Work;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>Units of the reader's own territory by name and unified social credit code.</summary>
[Service]
internal sealed class UnitSearch(PortalDbContext db, Actor actor) : ISearchPart
{
    public int Order => 50;

    public string Name => "Units";

    public async Task<IReadOnlyList<Found>> FindAsync(SearchWords words, CancellationToken ct)
    {
        if (!actor.May(Permission.ReadLearners) || actor.AreaPath.Length == 0)
            return [];
        var (area, upper) = (actor.AreaPath, words.Text.ToUpperInvariant());
        return await db
            .Organisations.Where(o =>
                ((LTree)o.Path).IsDescendantOf(area)
                && (EF.Functions.ILike(o.Name, words.Like, LikePattern.EscapeCharacter) || o.CreditCode == upper)
            )
            .OrderBy(o => o.Name)
            .Take(SearchWords.Most)
            .Select(o => new Found(o.Name, o.CreditCode ?? "", Links.Unit(o.Id)))
            .ToListAsync(ct);
    }
}
