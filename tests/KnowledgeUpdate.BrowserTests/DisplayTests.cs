using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.BrowserTests;

/// <summary>Pages on paper, in large type, on a phone and by keyboard: what a style sheet alone decides.</summary>
public sealed class DisplayTests
{
    /// <summary>Columns of words that are narrower than four characters: they would stand one above the other.</summary>
    private const string Narrow = """
        [...document.querySelectorAll('.ku-scroll tbody td:not(.ku-num)')].filter(c => c.textContent.trim().length > 3
          && c.getBoundingClientRect().width > 0
          && c.getBoundingClientRect().width < 4 * parseFloat(getComputedStyle(c).fontSize)).map(c => c.textContent.trim())
        """;

    /// <summary>What reaches over the edge of the page, innermost.</summary>
    private const string Over = """
        document.documentElement.scrollWidth <= window.innerWidth ? []
          : [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > window.innerWidth + 1
            && !e.children.length).map(e => e.textContent.trim().slice(0, 40) || e.outerHTML.slice(0, 80))
        """;

    /// <summary>Whether what is focused lies, in part, under the bar at the top or the one at the foot.</summary>
    private const string Covered = """
        (() => {
          const at = document.activeElement, box = at.getBoundingClientRect();
          if (at === document.body || at.closest('.ku-top, .ku-tabbar, .ku-skip') || box.height === 0) return '';
          const top = document.querySelector('.ku-top')?.getBoundingClientRect().bottom ?? 0;
          const foot = document.querySelector('.ku-tabbar')?.getBoundingClientRect().top ?? innerHeight;
          const covered = box.height < foot - top && (box.top < top - 1 || box.bottom > (foot > top ? foot : innerHeight) + 1);
          return covered ? `${at.outerHTML.slice(0, 80)} ${box.top}-${box.bottom}` : '';
        })()
        """;

    [Fact]
    public async Task A_plan_can_be_read_on_paper_and_in_large_type()
    {
        await using var portal = await PortalBrowser.StartAsync();
        var year = await SeminarYear.AtAsync(portal.Province, SeminarStage.Published);
        var office = await portal.OpenAsync(year.Office);

        // The width of an A4 sheet within its margins.
        foreach (var address in new[] { $"/seminars/plans/{year.Plan}", $"/plans/{year.Plan}", $"/seminars/proposals/{year.Proposals[0]}" })
        {
            await PortalBrowser.VisitAsync(office, address);
            await office.EmulateMediaAsync(new() { Media = Media.Print, ReducedMotion = ReducedMotion.Reduce });
            await office.SetViewportSizeAsync(658, 930);
            Assert.Empty(await office.EvaluateAsync<string[]>(Narrow));
            Assert.Empty(await office.EvaluateAsync<string[]>(Over));
            Assert.False(await office.Locator(".ku-history").First.IsVisibleAsync());
            await office.EmulateMediaAsync(new() { Media = Media.Screen, ReducedMotion = ReducedMotion.Reduce });
            await office.SetViewportSizeAsync(1366, 768);
        }

        await PortalBrowser.VisitAsync(office, $"/seminars/plans/{year.Plan}");
        await office.EvaluateAsync("document.documentElement.dataset.size = 'large'");
        Assert.Empty(await office.EvaluateAsync<string[]>(Narrow));
        Assert.Empty(portal.Faults);
    }

    [Fact]
    public async Task On_a_phone_nothing_that_is_focused_lies_under_a_bar()
    {
        await using var portal = await PortalBrowser.StartAsync();
        var seminar = await HeldSeminar.FiledAsync(portal.Province);
        var host = await portal.OpenAsync(seminar.Host);
        await host.SetViewportSizeAsync(390, 844);
        await PortalBrowser.VisitAsync(host, "/learners/enter?culture=en");
        Assert.Empty(await WalkAsync(host, "Tab", 40));
        Assert.Empty(await WalkAsync(host, "Shift+Tab", 40));

        var person = await seminar.LearnerAsync();
        var learner = await portal.OpenAsync(null, 390, 844);
        await PortalBrowser.VisitAsync(learner, "/account/sign-in");
        await learner.Locator($"button[name=name][value='{person.Name}']").ClickAsync();
        await PortalBrowser.UntilAsync(learner, "location.pathname === '/learn' && document.readyState === 'complete'");
        foreach (var address in new[] { "/learn", "/learn/claims/new" })
        {
            await PortalBrowser.VisitAsync(learner, address);
            Assert.Empty(await WalkAsync(learner, "Tab", 50));
        }
        Assert.Empty(portal.Faults);
    }

    [Fact]
    public async Task At_320_px_no_page_scrolls_sideways()
    {
        await using var portal = await PortalBrowser.StartAsync();
        var year = await SeminarYear.AtAsync(portal.Province, SeminarStage.Called, 1);
        var draft = await year.DraftAsync(0);
        var auditor = await portal.OpenAsync(await portal.Province.PersonAsync(Role.Auditor, SeminarYear.OfficeUnit), 320);
        var host = await portal.OpenAsync(year.HostOf(0), 320);

        foreach (
            var (page, address) in new[]
            {
                (auditor, "/calendar"),
                (auditor, "/experts"),
                (host, $"/seminars/proposals/{draft}/form/Budget?culture=en"),
                (host, "/learners?culture=en"),
            }
        )
        {
            await PortalBrowser.VisitAsync(page, address);
            Assert.Empty(await page.EvaluateAsync<string[]>(Over));
        }
        Assert.Empty(portal.Faults);
    }

    private static async Task<IReadOnlyList<string>> WalkAsync(IPage page, string key, int stops)
    {
        var covered = new List<string>();
        for (var i = 0; i < stops; i++)
        {
            await page.Keyboard.PressAsync(key);
            if (await page.EvaluateAsync<string>(Covered) is { Length: > 0 } fault)
                covered.Add(fault);
        }
        return covered;
    }
}
