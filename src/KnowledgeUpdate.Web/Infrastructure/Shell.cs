using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Web.Face;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>What the shells show of this request: tenant, person, navigation by role.</summary>
internal sealed class Shell(
    Actor actor,
    CurrentSession session,
    PortalText text,
    IHttpContextAccessor http,
    IConfiguration configuration,
    IHostEnvironment environment
) : IShell
{
    public string TenantName => (actor.Tenant?.ShortName ?? "") + (actor.Tenant?.ProgrammeName ?? "");

    public string ProgrammeName => actor.Tenant?.ProgrammeName ?? "";

    public string RegionName => actor.Tenant?.RegionName ?? "";

    public string? Sponsor => actor.Tenant?.Sponsor;

    public string? Operator => actor.Tenant?.Operator;

    public string? Telephone => actor.Tenant?.Telephone;

    public string? Address => actor.Tenant?.Address;

    public string? SiteCode => actor.Tenant?.SiteCode;

    public string? IcpNumber => actor.Tenant?.IcpNumber;

    public string? PoliceNumber => actor.Tenant?.PoliceNumber;

    public bool IsSignedIn => actor.UserId is not null;

    public string? UserName => actor.UserName;

    public string? ActingRole => actor.Role is { } role ? text[role] : null;

    public string? ActingUnit => actor.OrganisationName;

    public IReadOnlyList<ShellMembership> Memberships =>
        [
            .. (session.Value?.Memberships ?? []).Select(m => new ShellMembership(
                m.Id,
                text[m.Role],
                m.OrganisationName,
                m.Id == actor.MembershipId
            )),
        ];

    public int NoticeCount => session.Value?.Unread ?? 0;

    public string? NoticesHref => "/notices";

    public string DeskHome => IsLearner ? "/learn" : "/desk";

    public IReadOnlyList<NavItem> TabBar =>
        IsLearner
            ?
            [
                Hours("Hours", "/learn/claims", "/learn/entries"),
                Item("Classes", "/learn/seminars", "plan"),
                Item("Certificates", "/learn/certificates", "cert"),
                Item("Me", "/learn/me", "user"),
            ]
            : [];

    private bool IsLearner => actor.Is(Role.Learner);

    public string? DeskSearch => "/search";

    public string? Stage => environment.IsDevelopment() && configuration["Demo:Stage"] is { } stage ? text[$"Stage {stage}"] : null;

    public IReadOnlyList<NavItem> AccountLinks =>
        [
            new(text["My account"], "/account", "user"),
            new(text["Change password"], "/account/password", "rule"),
            new(text["Change telephone"], "/account/phone", "user"),
        ];

    public IReadOnlyList<NavItem> FooterLinks =>
        [new(text["Site map"], "/site-map"), new(text["Accessibility statement"], "/accessibility"), new(text["Privacy"], "/privacy")];

    public string? AccessibilityHref => "/accessibility";

    public IReadOnlyList<NavItem> PublicNavigation =>
        [
            Item("Home", "/", "home", exact: true),
            Item("Calls for proposals", "/calls", "call"),
            Item("Annual seminar plans", "/plans", "plan"),
            Item("Publicity", "/publicity", "shout"),
            Item("Open seminars", "/open-seminars", "hours"),
            Item("Verify a certificate", "/verify", "qr"),
            .. IsLearner
                ?
                [
                    Hours("My hours", "/learn/entries"),
                    Item("My seminars", "/learn/seminars", "plan"),
                    Item("My claims", "/learn/claims", "file"),
                    Item("My certificates", "/learn/certificates", "cert"),
                    Item("My record", "/learn/me", "user"),
                ]
            : actor.UserId is null ? [Hours("My hours")]
            : Array.Empty<NavItem>(),
        ];

    public IReadOnlyList<NavGroup> Navigation
    {
        get
        {
            var seminars = new List<NavItem>();
            var settings = new List<NavItem>();
            var isOffice = actor.Is(Role.ProgrammeOffice, Role.Auditor);
            if (isOffice || actor.Is(Role.LocalBureau, Role.IndustryDepartment, Role.UnitAdministrator))
                seminars.Add(Item("Calls", "/seminars/calls", "call"));
            if (isOffice || actor.Is(Role.LocalBureau, Role.IndustryDepartment, Role.UnitAdministrator))
                seminars.Add(Item("Proposals", "/seminars/proposals", "file"));
            if (actor.Is(Role.ProgrammeOffice))
                seminars.Add(Item("Experts", "/seminars/experts", "star"));
            if (actor.Is(Role.Expert))
                seminars.Add(Item("My scoring", "/seminars/scoring", "star"));
            if (isOffice || actor.Is(Role.LocalBureau, Role.IndustryDepartment, Role.UnitAdministrator, Role.Finance))
                seminars.Add(Item("Annual plan", "/seminars/plans", "plan"));
            if (isOffice || actor.Is(Role.LocalBureau, Role.IndustryDepartment, Role.UnitAdministrator))
                seminars.Add(Item("Seminars held", "/seminars", "hours", exact: !IsSeminar));
            if (actor.Is(Role.UnitAdministrator))
                seminars.Add(
                    Item("Nominate staff", "/seminars/open", "user") is var open && IsNomination ? open with { IsCurrent = true } : open
                );
            if (isOffice)
                seminars.Add(Item("Publicity and objections", "/seminars/publicity", "shout"));
            var learners = new List<NavItem>();
            if (isOffice || actor.Is(Role.LocalBureau, Role.IndustryDepartment, Role.UnitAdministrator))
                learners.Add(Item(actor.Is(Role.UnitAdministrator) ? "Our staff" : "Learners", "/learners", "hours"));
            if (isOffice || actor.Is(Role.LocalBureau, Role.IndustryDepartment, Role.UnitAdministrator))
                learners.Add(Item("Claims of hours", "/claims", "file"));
            if (isOffice || actor.Is(Role.LocalBureau, Role.IndustryDepartment))
                learners.Add(Item("Completion", "/learners/completion", "plan"));
            if (isOffice)
                learners.Add(Item("Certificates", "/certificates", "cert"));
            if (actor.Is(Role.ProgrammeOffice, Role.UnitAdministrator))
                learners.Add(Item("Import of hours", "/imports", "up"));
            if (isOffice || actor.Is(Role.LocalBureau, Role.IndustryDepartment, Role.SystemAdministrator, Role.UnitAdministrator))
                settings.Add(Item("Units", "/organisations", "org"));
            if (actor.Is(Role.UnitAdministrator, Role.LocalBureau, Role.IndustryDepartment, Role.ProgrammeOffice, Role.SystemAdministrator))
                settings.Add(Item("People", "/account/members", "user"));
            if (isOffice)
            {
                settings.Add(Item("Programme rules", "/rules", "rule"));
                settings.Add(Item("Kinds of activity", "/rules/activities", "hours"));
            }

            if (actor.Is(Role.SystemAdministrator, Role.Auditor))
                settings.Add(Item("Keys of the look-up", "/api-keys", "qr"));
            if (isOffice || actor.Is(Role.SystemAdministrator))
                settings.Add(Item("Calendar", "/calendar", "plan"));
            if (isOffice)
                settings.Add(Item("History", "/history", "log"));
            var groups = new List<NavGroup> { new(null, [Item("My work", "/desk", "todo", count: session.Value?.Waiting)]) };
            if (seminars.Count > 0)
                groups.Add(new(text["Seminars"], seminars));
            if (learners.Count > 0)
                groups.Add(new(text["Learners and hours"], learners));
            if (settings.Count > 0)
                groups.Add(new(text["Supervision and settings"], settings));
            return groups;
        }
    }

    /// <summary>Entries of the navigation that stand below another entry, which is then not the current one.</summary>
    private static readonly string[] NarrowerPlaces = ["/learners/completion", "/rules/activities"];

    /// <summary>The page of one seminar, apart from the calls, proposals and plans that stand under the same beginning.</summary>
    private bool IsSeminar => Segments is [_, "seminars", var id, ..] && Guid.TryParse(id, out _) && !IsNomination;

    /// <summary>The page on which a unit nominates its staff for a seminar that another holds.</summary>
    private bool IsNomination => Segments is [_, "seminars", _, "nominate"];

    private string[] Segments => (http.HttpContext?.Request.Path.Value ?? "").Split('/');

    /// <summary>The learner's hours, with the pages that have no entry of their own.</summary>
    private NavItem Hours(string key, params string[] also) =>
        Item(key, "/learn", "hours", exact: true) is var hours
        && also.Any(a => http.HttpContext?.Request.Path.StartsWithSegments(a, StringComparison.Ordinal) == true)
            ? hours with
            {
                IsCurrent = true,
            }
            : hours;

    private NavItem Item(string key, string href, string icon, int? count = null, bool exact = false)
    {
        var path = http.HttpContext?.Request.Path.Value ?? "";
        var under = NarrowerPlaces.FirstOrDefault(n => path == n || path.StartsWith(n + "/", StringComparison.Ordinal));
        return new NavItem(
            text[key],
            href,
            icon,
            count,
            count > 0,
            exact
                ? path == href
                : (path == href || path.StartsWith(href + "/", StringComparison.Ordinal)) && (under is null || href.Length >= under.Length)
        );
    }
}
