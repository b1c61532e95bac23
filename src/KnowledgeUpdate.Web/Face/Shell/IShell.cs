namespace KnowledgeUpdate.Web.Face;

/// <summary>A role at a unit the signed-in person may act in.</summary>
public sealed record ShellMembership(Guid Id, string Role, string Unit, bool IsCurrent);

/// <summary>A mark of the footer, such as the government site mark. Without a link it is not drawn.</summary>
/// <param name="Text">Its words; a line break stands where the picture breaks them.</param>
/// <param name="Href">Where the issuing body wants it to lead.</param>
public sealed record FooterMark(string Text, string Href);

/// <summary>
/// What the shells need to know about the tenant, the person and the place. One per request. All words come in the reader's
/// language; an empty value leaves no hole and no dead link.
/// </summary>
public interface IShell
{
    /// <summary>Full name of the tenant's programme, as in page titles: 广西专业技术人才知识更新工程.</summary>
    string TenantName { get; }

    /// <summary>Name of the programme without the region, large in the public header.</summary>
    string ProgrammeName { get; }

    /// <summary>The region, small under the programme's name.</summary>
    string RegionName { get; }

    /// <summary>The sponsoring body (主办单位).</summary>
    string? Sponsor { get; }

    /// <summary>The operating body (承办单位).</summary>
    string? Operator { get; }

    /// <summary>Telephone with office hours.</summary>
    string? Telephone { get; }

    string? Address { get; }

    /// <summary>Government website identification code (网站标识码).</summary>
    string? SiteCode { get; }

    /// <summary>ICP record number (ICP 备案号).</summary>
    string? IcpNumber { get; }

    /// <summary>Public security record number (公安备案号).</summary>
    string? PoliceNumber { get; }

    /// <summary>Somebody is signed in.</summary>
    bool IsSignedIn { get; }

    /// <summary>Name of the signed-in person.</summary>
    string? UserName { get; }

    /// <summary>The role acted in.</summary>
    string? ActingRole { get; }

    /// <summary>The unit acted for.</summary>
    string? ActingUnit { get; }

    /// <summary>All roles the person may act in, the present one among them.</summary>
    IReadOnlyList<ShellMembership> Memberships { get; }

    int NoticeCount { get; }

    /// <summary>Side navigation of the desk, by role.</summary>
    IReadOnlyList<NavGroup> Navigation { get; }

    /// <summary>Main navigation of the public pages.</summary>
    IReadOnlyList<NavItem> PublicNavigation { get; }

    /// <summary>Tab bar of a learner on a phone, at most four; empty for everyone else.</summary>
    IReadOnlyList<NavItem> TabBar => [];

    /// <summary>Site map, contact, privacy, accessibility statement, fault report.</summary>
    IReadOnlyList<NavItem> FooterLinks => [];

    /// <summary>Marks of the government site guideline, drawn only where the tenant has them.</summary>
    IReadOnlyList<FooterMark> FooterMarks => [];

    /// <summary>Links of the account menu besides signing out.</summary>
    IReadOnlyList<NavItem> AccountLinks => [];

    /// <summary>Which stage of the year the demo data stands at; null outside Development.</summary>
    string? Stage => null;

    /// <summary>Where the signed-in home is.</summary>
    string DeskHome => "/desk";

    /// <summary>Where the search box of the desk sends <c>q</c>; null shows no box.</summary>
    string? DeskSearch => null;

    /// <summary>Where the search box of the public pages sends <c>q</c>; null shows no box.</summary>
    string? PublicSearch => null;

    /// <summary>Where notices are read; null shows no bell.</summary>
    string? NoticesHref => null;

    /// <summary>Where one signs in; null shows no link.</summary>
    string? SignInHref => "/account/sign-in";

    /// <summary>Where a form is posted to sign out.</summary>
    string SignOutAction => "/account/sign-out";

    /// <summary>Where the choice of another role is posted, as <c>membershipId</c> and <c>returnUrl</c>.</summary>
    string ActAsAction => "/account/act-as";

    /// <summary>The accessibility statement, linked as 无障碍浏览; null shows no link.</summary>
    string? AccessibilityHref => null;
}
