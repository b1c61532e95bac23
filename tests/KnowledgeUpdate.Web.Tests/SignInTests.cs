namespace KnowledgeUpdate.Web.Tests;

public sealed class SignInTests(PortalFixture portal) : PageTest(portal)
{
    [Fact]
    public async Task A_person_signs_in_with_name_and_password_and_sees_the_desk()
    {
        var office = await Province.PersonAsync(Role.ProgrammeOffice, "专业技术人员管理处", "office1");
        var browser = Public();

        await browser.GetAsync("/account/sign-in");
        await browser.PostAsync(
            new Dictionary<string, string?> { ["Input.Name"] = office.Name, ["Input.Password"] = "a long test password" }
        );

        Assert.Equal((HttpStatusCode.OK, "/desk"), (browser.Status, browser.Address.AbsolutePath));
        Assert.Contains("工程办公室", browser.Page.QuerySelector(".ku-actas")!.TextContent);
    }

    [Fact]
    public async Task A_wrong_password_is_told_beside_the_field_and_keeps_the_name()
    {
        await Province.PersonAsync(Role.ProgrammeOffice, "专业技术人员管理处", "office2");
        var browser = Public();

        await browser.GetAsync("/account/sign-in");
        await browser.PostAsync(new Dictionary<string, string?> { ["Input.Name"] = "office2", ["Input.Password"] = "wrong" });

        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.Equal("office2", browser.Page.QuerySelector("[name='Input.Name']")!.GetAttribute("value"));
        Assert.NotNull(browser.Page.QuerySelector(".ku-errors"));
    }

    [Fact]
    public async Task A_host_that_no_tenant_claims_is_not_found()
    {
        var browser = Public("nobody.localhost");

        await browser.GetAsync("/account/sign-in");

        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }
}
