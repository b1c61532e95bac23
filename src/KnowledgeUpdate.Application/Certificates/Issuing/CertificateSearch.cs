using KnowledgeUpdate.Application.Work;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>Certificates by number, look-up code and holder.</summary>
[Service]
internal sealed class CertificateSearch(PortalDbContext db, Actor actor) : ISearchPart
{
    public int Order => 40;

    public string Name => "Certificates";

    public async Task<IReadOnlyList<Found>> FindAsync(SearchWords words, CancellationToken ct)
    {
        if (!actor.May(Permission.ReadCertificates))
            return [];
        return await new CertificateFilter(Words: words.Text)
            .Apply(db.Certificates)
            .OrderByDescending(c => c.IssuedOn)
            .ThenBy(c => c.Number)
            .Take(SearchWords.Most)
            .Select(c => new Found(c.Number, c.Holder, Links.Certificate(c.Id)))
            .ToListAsync(ct);
    }
}
