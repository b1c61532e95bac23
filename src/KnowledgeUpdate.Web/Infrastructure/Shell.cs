using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Web.Face;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>What the shells show of this request: tenant, person, navigation by role.</summary>
internal sealed class Shell(
    Actor actor,
    CurrentSession session,
    PortalText text,
    Navigation navigation,
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

    public string? ActingUnit => UnitOf(actor.OrganisationName, actor.OnBehalfOf);

    public IReadOnlyList<ShellMembership> Memberships =>
        [
            .. (session.Value?.Memberships ?? []).Select(m => new ShellMembership(
                m.Id,
                text[m.Role],
                UnitOf(m.OrganisationName, m.Lender),
                m.Id == actor.MembershipId
            )),
        ];

    /// <summary>The unit, with the person whose lent role it is.</summary>
    private string UnitOf(string unit, string? lender) => lender is null ? unit : text["{0}, in place of {1}", unit, lender];

    public int NoticeCount => session.Value?.Unread ?? 0;

    public string? NoticesHref => "/notices";

    public string DeskHome => IsLearner ? "/learn" : "/desk";

    public IReadOnlyList<NavItem> TabBar => navigation.Of(NavSection.TabBar);

    private bool IsLearner => actor.IsLearner;

    public string? DeskSearch => "/search";

    public string? Stage => environment.IsDevelopment() && configuration["Demo:Stage"] is { } stage ? text[StageOf(stage)] : null;

    public IReadOnlyList<NavItem> AccountLinks =>
        [
            new(text["My account"], "/account", "user"),
            new(text["Change password"], "/account/password", "rule"),
            new(text["Change telephone"], "/account/phone", "user"),
        ];

    public IReadOnlyList<NavItem> FooterLinks =>
        [new(text["Site map"], "/site-map"), new(text["Accessibility statement"], "/accessibility"), new(text["Privacy"], "/privacy")];

    public string? AccessibilityHref => "/accessibility";

    public IReadOnlyList<NavItem> PublicNavigation => navigation.Of(NavSection.Public);

    public IReadOnlyList<NavGroup> Navigation => navigation.Groups();

    [return: Sentence]
    private static string StageOf(string stage) =>
        stage switch
        {
            "empty" => "empty",
            "calls" => "calls open",
            "review" => "first review",
            "publicity" => "plan on public notice",
            _ => "plan published",
        };
}
