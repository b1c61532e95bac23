using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Work;

/// <summary>Searches calls, proposals, seminars, certificates and units that the person may see.</summary>
[SignedIn]
public sealed record Search(string? Text) : IQuery<SearchView>;

/// <summary>What was found, at most ten of each kind.</summary>
public sealed record SearchView(
    string Text,
    IReadOnlyList<Found> Calls,
    IReadOnlyList<Found> Proposals,
    IReadOnlyList<Found> Seminars,
    IReadOnlyList<Found> Certificates,
    IReadOnlyList<Found> Units
);

internal sealed class SearchHandler(PortalDbContext db, Actor actor, Seminars.SeminarAccess access, DeliveryAccess delivery)
    : IRequestHandler<Search, SearchView>
{
    private const int Most = 10;

    public async Task<SearchView> Handle(Search query, CancellationToken cancellationToken)
    {
        var text = query.Text?.Trim() ?? "";
        if (text.Length == 0)
            return new SearchView("", [], [], [], [], []);
        var like = LikePattern.Containing(text);
        var isStaff = actor.Is(Role.ProgrammeOffice, Role.Auditor, Role.LocalBureau, Role.IndustryDepartment, Role.UnitAdministrator);
        var drafts = actor.Is(Role.ProgrammeOffice, Role.Auditor);
        var calls = !isStaff
            ? []
            : await db
                .SeminarCalls.Where(c =>
                    (drafts || c.State != CallState.Draft) && EF.Functions.ILike(c.Title, like, LikePattern.EscapeCharacter)
                )
                .OrderByDescending(c => c.Year)
                .Take(Most)
                .Select(c => new Found(c.Title, c.Year.ToString(), "/seminars/calls/" + c.Id))
                .ToListAsync(cancellationToken);
        var proposals = await access
            .Visible()
            .Where(p =>
                EF.Functions.ILike(p.Title, like, LikePattern.EscapeCharacter)
                || p.Number == text
                || EF.Functions.ILike(p.OrganisationName, like, LikePattern.EscapeCharacter)
            )
            .OrderByDescending(p => p.SavedAt)
            .Take(Most)
            .Select(p => new Found(p.Title, (p.Number ?? "") + " " + p.OrganisationName, "/seminars/proposals/" + p.Id))
            .ToListAsync(cancellationToken);
        var seminars = await delivery
            .Visible()
            .Where(s =>
                EF.Functions.ILike(s.Title, like, LikePattern.EscapeCharacter)
                || EF.Functions.ILike(s.HostName, like, LikePattern.EscapeCharacter)
            )
            .OrderByDescending(s => s.StartsOn)
            .ThenBy(s => s.Id)
            .Take(Most)
            .Select(s => new Found(s.Title, s.Year + " " + s.HostName, "/seminars/" + s.Id))
            .ToListAsync(cancellationToken);
        var certificates = !actor.Is(Role.ProgrammeOffice, Role.Auditor)
            ? []
            : await new CertificateFilter(Words: text)
                .Apply(db.Certificates)
                .OrderByDescending(c => c.IssuedOn)
                .ThenBy(c => c.Number)
                .Take(Most)
                .Select(c => new Found(c.Number, c.Holder, "/certificates/" + c.Id))
                .ToListAsync(cancellationToken);
        var (area, upper) = (actor.AreaPath, text.ToUpperInvariant());
        var units =
            !isStaff || area.Length == 0
                ? []
                : await db
                    .Organisations.Where(o =>
                        ((LTree)o.Path).IsDescendantOf(area)
                        && (EF.Functions.ILike(o.Name, like, LikePattern.EscapeCharacter) || o.CreditCode == upper)
                    )
                    .OrderBy(o => o.Name)
                    .Take(Most)
                    .Select(o => new Found(o.Name, o.CreditCode ?? "", "/organisations/" + o.Id))
                    .ToListAsync(cancellationToken);
        return new SearchView(text, calls, proposals, seminars, certificates, units);
    }
}
