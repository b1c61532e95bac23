using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Web.Face;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>The navigation for this request, gathered from all areas: what the current role may open, in the reader's language.</summary>
internal sealed class Navigation(
    IEnumerable<INavigation> parts,
    Actor actor,
    PortalText text,
    CurrentSession session,
    IHttpContextAccessor http
)
{
    private readonly List<NavEntry> entries = [.. parts.SelectMany(p => p.Entries).OrderBy(e => e.Section).ThenBy(e => e.Order)];

    /// <summary>The groups of the desk's side navigation.</summary>
    public IReadOnlyList<NavGroup> Groups() =>
        [
            .. new[] { NavSection.Desk, NavSection.Seminars, NavSection.Learners, NavSection.Settings }
                .Select(s => new NavGroup(s == NavSection.Desk ? null : text[s], Of(s)))
                .Where(g => g.Items.Count > 0),
        ];

    /// <summary>The entries of a section that the reader sees.</summary>
    public IReadOnlyList<NavItem> Of(NavSection section)
    {
        var current = Current(section);
        return
        [
            .. entries
                .Where(e => e.Section == section && Shows(e))
                .Select(e =>
                {
                    var count = e.CountsWaiting ? session.Value?.Waiting : null;
                    return new NavItem(text[KeyOf(e)], e.Href, e.Icon, count, count > 0, e == current);
                }),
        ];
    }

    [return: Sentence]
    private string KeyOf(NavEntry entry) =>
        entry is { KeyOfOwnUnit: { } own, Permission: { } permission } && actor.ScopeOf(permission) == Scope.OwnUnit ? own : entry.Key;

    private bool Shows(NavEntry entry) =>
        (entry.Permission is not { } permission || actor.May(permission))
        && entry.Reader switch
        {
            NavReader.Learner => actor.IsLearner,
            NavReader.Stranger => actor.UserId is null,
            _ => true,
        };

    /// <summary>
    /// The entry that the page belongs to, whether shown or not, so that a page whose entry the reader does not see highlights no other
    /// entry.
    /// </summary>
    private NavEntry? Current(NavSection section)
    {
        var path = http.HttpContext?.Request.Path.Value ?? "";
        var steps = path.Split('/');
        return entries
            .Where(e => e.Section == section)
            .Select(e => (Entry: e, Length: e.Also.Append(e.Href).Max(a => Length(a, steps))))
            .Where(e => e.Length > 0)
            .OrderByDescending(e => e.Length)
            .ThenByDescending(e => Shows(e.Entry))
            .Select(e => e.Entry)
            .FirstOrDefault();
    }

    /// <summary>How many segments of the page's address an entry's address covers; 0 if the page is not below it.</summary>
    private static int Length(string address, string[] steps)
    {
        var wanted = address.Split('/');
        if (address == "/")
            return steps is ["", ""] ? 1 : 0;
        return wanted.Length <= steps.Length && wanted.Index().All(w => w.Item == "*" || w.Item == steps[w.Index]) ? wanted.Length : 0;
    }
}
