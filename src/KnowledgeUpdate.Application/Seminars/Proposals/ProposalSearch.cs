using KnowledgeUpdate.Application.Work;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Proposals by title, number and unit.</summary>
[Service]
internal sealed class ProposalSearch(Actor actor, SeminarAccess access) : ISearchPart
{
    public int Order => 20;

    public string Name => "Proposals";

    public async Task<IReadOnlyList<Found>> FindAsync(SearchWords words, CancellationToken ct)
    {
        // Experts find what is theirs under their scoring, where a blind round keeps host and title to itself.
        if (actor.ScopeOf(Permission.ReadSeminarProposals) == Scope.Assigned)
            return [];
        return await access
            .Visible()
            .Where(p =>
                EF.Functions.ILike(p.Title, words.Like, LikePattern.EscapeCharacter)
                || p.Number == words.Text
                || EF.Functions.ILike(p.OrganisationName, words.Like, LikePattern.EscapeCharacter)
            )
            .OrderByDescending(p => p.SavedAt)
            .Take(SearchWords.Most)
            .Select(p => new Found(p.Title, (p.Number ?? "") + " " + p.OrganisationName, Links.Proposal(p.Id)))
            .ToListAsync(ct);
    }
}
