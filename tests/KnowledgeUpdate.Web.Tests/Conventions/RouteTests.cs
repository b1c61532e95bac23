using System.Net;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Testing;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KnowledgeUpdate.Web.Tests.Conventions;

/// <summary>The routes-and-roles table: every page of the portal, and who may open it. A page without a row fails, and so does a row without a page.</summary>
public sealed class RouteTests(PortalFixture portal) : PageTest(portal)
{
    private static readonly (char Letter, Role Role, string Unit)[] Roles =
    [
        ('O', Role.ProgrammeOffice, SeminarYear.OfficeUnit), ('L', Role.LocalBureau, SeminarYear.Nanning), ('D', Role.IndustryDepartment, SeminarYear.AgricultureDepartment), ('F', Role.Finance, "自治区财政厅"),
        ('U', Role.UnitAdministrator, SeminarYear.University), ('E', Role.Expert, SeminarYear.OfficeUnit), ('A', Role.Auditor, "广西壮族自治区人力资源和社会保障厅"), ('S', Role.SystemAdministrator, "广西壮族自治区人力资源和社会保障厅"),
    ];

    [Fact]
    public void Every_page_has_its_row_and_every_row_its_page() =>
        Assert.Equal(RouteTable.Rows.Select(r => r.Route).Order(StringComparer.Ordinal), Routes().Order(StringComparer.Ordinal));

    [Fact]
    public async Task Each_role_opens_what_the_table_says_and_nothing_else()
    {
        var year = await SeminarYear.AtAsync(Province, SeminarStage.Published);
        var found = RouteTable.Rows.Where(r => r.Sample.Length > 0).ToDictionary(r => r, _ => "");
        foreach (var (letter, role, unit) in Roles.Prepend(('P', default, "")))
        {
            var client = await ClientAsync(letter == 'P' ? null : await Province.PersonAsync(role, unit));
            foreach (var row in found.Keys)
            {
                var url = row.Sample.Replace("{call}", year.Call.ToString(), StringComparison.Ordinal).Replace("{plan}", year.Plan.ToString(), StringComparison.Ordinal)
                    .Replace("{proposal}", year.Proposals[0].ToString(), StringComparison.Ordinal).Replace("{publicity}", year.Publicity.ToString(), StringComparison.Ordinal)
                    .Replace("{unit}", Province.Units[SeminarYear.University].Id.ToString(), StringComparison.Ordinal);
                var answer = await client.GetAsync(url);
                Assert.True((int)answer.StatusCode < 500, $"{letter} {url}: {answer.StatusCode}");
                var isOpen = answer.StatusCode == HttpStatusCode.OK || (answer.StatusCode is HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.Contains("/account/sign-in", StringComparison.Ordinal) is false);
                if (isOpen)
                    found[row] += letter;
                else if (letter == 'P')
                    Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.NotFound, $"{url}: {answer.StatusCode}");
                else
                    Assert.True(answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound, $"{letter} {url}: {answer.StatusCode}");
            }
        }

        Assert.True(found.All(f => f.Key.Who == f.Value), "Found otherwise: " + string.Join("; ", found.Where(f => f.Key.Who != f.Value).Select(f => $"{f.Key.Sample} {f.Value}")));
    }

    private IEnumerable<string> Routes() =>
        Factory.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(e => "/" + e.RoutePattern.RawText!.Trim('/')).Distinct();

    private async Task<HttpClient> ClientAsync(Person? person)
    {
        var options = new WebApplicationFactoryClientOptions { BaseAddress = new Uri($"http://{Province.Tenant.Hosts[0]}/"), HandleCookies = true, AllowAutoRedirect = false };
        var browser = new FormBrowser(Factory.CreateClient(options));
        if (person is null)
            return browser.Client;
        await browser.GetAsync("/account/sign-in");
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)browser.Page.QuerySelector("form[action*='Demo' i]")!;
        await browser.Client.PostAsync(new Uri(browser.Address, form.GetAttribute("action")!), FormBrowser.Content(form, new Dictionary<string, string?>(), ("name", person.Name)));
        return browser.Client;
    }
}
