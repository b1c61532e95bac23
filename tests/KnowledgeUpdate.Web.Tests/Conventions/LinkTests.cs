using System.Text.RegularExpressions;

namespace KnowledgeUpdate.Web.Tests.Conventions;

/// <summary>What a notice or a work item leads to opens for whoever gets it.</summary>
public sealed partial class LinkTests(PortalFixture portal) : SampleYearTest(portal)
{
    [Fact]
    public async Task Every_kind_of_link_that_a_year_stored_opens_for_its_receiver()
    {
        await AddressesAsync(
            await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit),
            await Province.PersonAsync(Role.Learner, SeminarYear.University)
        );
        var notices = await Province.ReadAsync(db => db.Notifications.Select(n => new { n.UserId, n.Link }).ToListAsync());
        var items = await Province.ReadAsync(db =>
            db.WorkItems.Where(w => w.DoneAt == null)
                .Select(w => new
                {
                    UserId = w.UserId
                        ?? db.Memberships.Where(m => m.OrganisationId == w.OrganisationId && m.Role == w.Role && m.To == null)
                            .OrderBy(m => m.Id)
                            .Select(m => (Guid?)m.UserId)
                            .FirstOrDefault(),
                    w.Link,
                })
                .ToListAsync()
        );
        var names = await Province.ReadAsync(db => db.Users.ToDictionaryAsync(u => u.Id, u => u.UserName));
        var links = notices
            .Select(n => (User: (Guid?)n.UserId, n.Link))
            .Concat(items.Select(i => (User: i.UserId, i.Link)))
            .Where(l => l.User is not null)
            .DistinctBy(l => Id().Replace(l.Link, "*"))
            .ToList();

        Assert.True(links.Count > 15, $"only {links.Count} kinds of links");
        var faults = new List<string>();
        foreach (var links1 in links.GroupBy(l => l.User!.Value))
        {
            var browser = await SignInAsync(new Person(links1.Key, names[links1.Key], default, default, Province.Units.Values.First()));
            foreach (var (_, link) in links1)
            {
                var answer = await browser.Client.GetAsync(new Uri(link, UriKind.Relative));
                if (!answer.IsSuccessStatusCode)
                    faults.Add($"{Id().Replace(link, "*")} for {names[links1.Key]}: {(int)answer.StatusCode}");
            }
        }

        Assert.Empty(faults);
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/not-me/).*")]
    private static partial Regex Id();
}
