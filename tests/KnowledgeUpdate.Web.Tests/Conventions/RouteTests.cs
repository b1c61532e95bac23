using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeUpdate.Web.Tests.Conventions;

/// <summary>
/// The routes-and-roles table: every page of the portal, and who may open it. A page without a row fails, and so does a row without a page.
/// </summary>
public sealed class RouteTests(PortalFixture portal) : SampleYearTest(portal)
{
    [Fact]
    public void Every_page_has_its_row_and_every_row_its_page() =>
        Assert.Equal(RouteTable.Rows.Select(r => r.Route).Order(StringComparer.Ordinal), Routes().Order(StringComparer.Ordinal));

    [Fact]
    public void Only_the_pages_of_refusals_have_no_address_to_open() =>
        Assert.Equal(
            ["/dev/problem/{status:int}", "/error/{status:int}"],
            RouteTable.Rows.Where(r => r.Sample.Length == 0).Select(r => r.Route)
        );

    [Fact]
    public async Task Each_role_opens_what_the_table_says_and_nothing_else()
    {
        var people = new Dictionary<char, Person?> { ['P'] = null };
        foreach (var (letter, role, unit) in Roles)
            people[letter] = await Province.PersonAsync(role, unit);
        Assert.Equal([Role.Expert], Enum.GetValues<Role>().Except(Roles.Select(r => r.Role)));
        var (addresses, expert) = await AddressesAsync(people['O']!, people['N']!);
        people['E'] = expert;

        var (found, amiss) = (addresses.Keys.ToDictionary(r => r, _ => new Dictionary<char, HttpStatusCode>()), new List<string>());
        foreach (var (letter, person) in people)
        {
            var client = await ClientAsync(person);
            foreach (var (row, url) in addresses)
            {
                var answer = await client.GetAsync(url);
                var isRefused =
                    answer.StatusCode == HttpStatusCode.Redirect
                    && answer.Headers.Location!.OriginalString.Contains("/account/sign-in", StringComparison.Ordinal);
                found[row][letter] = isRefused ? HttpStatusCode.Unauthorized : answer.StatusCode;
                if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != "text/html")
                    continue;
                var html = await answer.Content.ReadAsStringAsync();
                amiss.AddRange(FormBrowser.DoubledIds(html).Concat(Markup.Faults(html)).Select(f => $"{letter} {row.Route}: {f}"));
            }
        }

        var faults = from f in found from a in f.Value where Fault(f.Key, a.Key, a.Value) select $"{a.Key} {f.Key.Route}: {(int)a.Value}";
        Assert.Empty(faults);
        Assert.Empty(amiss);

        // Whoever reads a record but may not send one of its forms is told so; whoever may not even read it does not learn that it exists.
        bool Fault(Row row, char letter, HttpStatusCode answer) =>
            row.Who.Contains(letter, StringComparison.Ordinal) ? answer is not (HttpStatusCode.OK or HttpStatusCode.Redirect)
            : letter == 'P' ? answer is not (HttpStatusCode.Unauthorized or HttpStatusCode.NotFound)
            : Above(row) is { } above && found[above][letter] == HttpStatusCode.OK ? answer != HttpStatusCode.Forbidden
            : answer is not (HttpStatusCode.Forbidden or HttpStatusCode.NotFound);
    }

    /// <summary>The record that a page belongs to.</summary>
    private static Row? Above(Row row) =>
        RouteTable
            .Rows.Where(r =>
                r.Route.EndsWith(":guid}", StringComparison.Ordinal) && row.Sample.StartsWith(r.Sample + "/", StringComparison.Ordinal)
            )
            .MaxBy(r => r.Sample.Length);

    private IEnumerable<string> Routes() =>
        Factory
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(e => "/" + e.RoutePattern.RawText!.Trim('/'))
            .Distinct();
}
