using KnowledgeUpdate.Application.Pipeline;

namespace KnowledgeUpdate.Web.Tests.Conventions;

/// <summary>A page and who opens it.</summary>
/// <param name="Sample">
/// An address of the page in a province whose plan is published and one of whose proposals is still returned; empty for the pages of
/// refusals, which answer with the refusal.
/// </param>
/// <param name="Who">Letters of <see cref="RouteTable.All"/>.</param>
internal sealed record Row(string Route, string Sample, string Who)
{
    public static Row Public(string route, string sample) => new(route, sample, RouteTable.All);

    /// <summary>Whoever is signed in.</summary>
    public static Row SignedIn(string route, string sample) => new(route, sample, RouteTable.SignedIn);

    /// <summary>The page of a refusal.</summary>
    public static Row Refusal(string route) => new(route, "", "");

    /// <summary>Only those to whom the sample belongs, whatever the role may do otherwise.</summary>
    public static Row OwnTo(string who, string route, string sample) => new(route, sample, who);

    /// <summary>Whoever has the permission.</summary>
    /// <param name="also">Who sees the sample since it is their own.</param>
    /// <param name="not">Who has the permission and does not reach the sample.</param>
    public static Row For(Permission permission, string route, string sample, string also = "", string not = "") =>
        new(
            route,
            sample,
            string.Concat(
                RouteTable.Letters.Where(l => Permissions.RolesOf(permission).Contains(l.Value)).Select(l => l.Key).Except(not).Concat(also)
            )
        );
}
