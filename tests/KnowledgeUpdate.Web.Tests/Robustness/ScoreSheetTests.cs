using KnowledgeUpdate.Domain.Experts;

namespace KnowledgeUpdate.Web.Tests.Robustness;

public sealed class ScoreSheetTests(PortalFixture portal) : PageTest(portal)
{
    [Fact]
    public async Task A_conflict_without_a_reason_and_points_that_are_no_number_are_told_on_the_sheet()
    {
        var year = await SeminarYear.AtAsync(Province, SeminarStage.Recommended);
        await year.BeginScoringAsync();
        var sheet = await Province.ReadAsync(db =>
            db.ExpertAssignments.Where(a => a.State == AssignmentState.Open)
                .OrderBy(a => a.Id)
                .Select(a => new { a.Id, a.UserId })
                .FirstAsync()
        );
        var browser = await SignInAsync(year.Experts.Single(e => e.UserId == sheet.UserId));

        await browser.GetAsync($"/experts/scoring/{sheet.Id}");
        await browser.PostAsync(new Dictionary<string, string?> { ["Input.Note"] = "" }, "main form[action*='Aside']");
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.NotNull(browser.Page.QuerySelector("#Input_Note-error"));

        await browser.GetAsync($"/experts/scoring/{sheet.Id}");
        await browser.PostAsync(
            new Dictionary<string, string?>
            {
                ["Input.Points[0]"] = "很好",
                ["Input.Points[1]"] = "70",
                ["Input.Comment"] = "选题有价值。",
            },
            "main form[action*='Submit']"
        );
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.Contains(
            "很好",
            browser.Page.QuerySelector("#Input_Points_0_-error, [id*='Points_0'][id$='-error']")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(
            ("很好", "70"),
            (
                browser.Page.QuerySelector("[name='Input.Points[0]']")!.GetAttribute("value"),
                browser.Page.QuerySelector("[name='Input.Points[1]']")!.GetAttribute("value")
            )
        );
        Assert.Equal(
            AssignmentState.Open,
            await Province.ReadAsync(db => db.ExpertAssignments.Where(a => a.Id == sheet.Id).Select(a => a.State).SingleAsync())
        );
    }
}
