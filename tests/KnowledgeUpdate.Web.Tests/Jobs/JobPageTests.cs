using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Web.Tests.Jobs;

public sealed class JobPageTests(PortalFixture portal) : PageTest(portal)
{
    private Task<Guid> OrderAsync(Person by) =>
        Province.ReadAsync(async db =>
        {
            var job = new Job("Anything", "{}", 10, by.UserId, by.MembershipId, Province.Clock.Now);
            job.Advance(4);
            db.Add(job);
            await db.SaveChangesAsync();
            await db.Database.CommitTransactionAsync();
            return job.Id;
        });

    [Fact]
    public async Task The_person_who_ordered_the_work_sees_how_far_it_is_and_stops_it_once()
    {
        var person = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        var job = await OrderAsync(person);
        var browser = await SignInAsync(person);

        await browser.GetAsync($"/jobs/{job}");
        var progress = browser.Page.QuerySelector("progress")!;
        Assert.Equal((HttpStatusCode.OK, "4", "10"), (browser.Status, progress.GetAttribute("value"), progress.GetAttribute("max")));
        await browser.GetAsync($"/jobs/{job}?handler=progress");
        Assert.Null(browser.Page.QuerySelector("main"));
        Assert.NotNull(browser.Page.QuerySelector("#job-progress"));
        await browser.GetAsync($"/jobs/{job}");
        await browser.PostAsync(new Dictionary<string, string?>());

        Assert.Equal((HttpStatusCode.OK, $"/jobs/{job}"), (browser.Status, browser.Address.AbsolutePath));
        Assert.Null(browser.Page.QuerySelector("main form[method=post]"));
        Assert.True(await Province.ReadAsync(db => db.Jobs.Where(j => j.Id == job).Select(j => j.CancelRequested).SingleAsync()));
    }

    [Fact]
    public async Task Work_of_somebody_else_unknown_work_and_work_of_another_tenant_are_not_found()
    {
        await using var abroad = await TestProvince.FoundAsync(Database);
        var job = await OrderAsync(await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit));
        var colleague = await SignInAsync(await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit));

        foreach (var url in new[] { $"/jobs/{job}", $"/jobs/{job}?handler=progress", $"/jobs/{Guid.CreateVersion7()}" })
        {
            await colleague.GetAsync(url);
            Assert.Equal(HttpStatusCode.NotFound, colleague.Status);
        }

        var nobody = Public();
        await nobody.GetAsync($"/jobs/{job}");
        Assert.Equal("/account/sign-in", nobody.Address.AbsolutePath);
        var foreigner = Public(abroad.Tenant.Hosts[0]);
        await foreigner.GetAsync($"/jobs/{job}");
        Assert.Equal("/account/sign-in", foreigner.Address.AbsolutePath);
    }
}
