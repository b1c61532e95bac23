using Deque.AxeCore.Playwright;

namespace KnowledgeUpdate.BrowserTests;

/// <summary>A province of its own behind a real server, and a real browser that walks it. Every page it meets is checked for accessibility
/// and for
/// reports of the content policy.</summary>
public sealed class PortalBrowser : IAsyncDisposable
{
    private static readonly string[] Flags =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ];

    /// <summary>How long, in milliseconds, a step may take on a busy machine.</summary>
    private const int Patience = 60_000;

    private readonly PortalFactory factory;
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly HashSet<string> examined = [];

    private PortalBrowser(TestProvince province, PortalFactory factory, IPlaywright playwright, IBrowser browser, Uri address)
    {
        Province = province;
        this.factory = factory;
        this.playwright = playwright;
        this.browser = browser;
        Address = address;
    }

    public TestProvince Province { get; }

    /// <summary>Where the portal answers.</summary>
    public Uri Address { get; }

    /// <summary>
    /// What the browser reported that it should not have: violations of accessibility, of the content policy, errors of scripts, sideways
    /// scroll.
    /// </summary>
    public List<string> Faults { get; } = [];

    /// <param name="flags">What the browser is told besides, such as a film for its camera.</param>
    public static async Task<PortalBrowser> StartAsync(params string[] flags)
    {
        var database = await TestServer.CreateDatabaseAsync();
        var province = await TestProvince.FoundAsync(database, "localhost");
        var factory = new PortalFactory(database, province.Clock);
        factory.UseKestrel(0);
        factory.StartServer();
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = FindChromium(), Args = [.. Flags, .. flags] });
        return new PortalBrowser(
            province,
            factory,
            playwright,
            browser,
            new Uri($"http://localhost:{factory.ClientOptions.BaseAddress.Port}")
        );
    }

    /// <summary>A window of a person, signed in by the demo button; nobody's without one.</summary>
    public async Task<IPage> OpenAsync(Person? person, int width = 1366, int height = 768)
    {
        var context = await browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
                BaseURL = Address.ToString(),
                Locale = "zh-CN",
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        context.SetDefaultTimeout(Patience);
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("status of 40", StringComparison.Ordinal))
                Faults.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => Faults.Add($"{page.Url}: {error}");
        if (person is null)
            return page;
        await VisitAsync(page, "/account/sign-in");
        await page.Locator($"button[name=name][value='{person.Name}']").ClickAsync();
        await ArriveAsync(page, "**/desk");
        return page;
    }

    /// <summary>Opens an address and waits until the page is whole.</summary>
    public static async Task VisitAsync(IPage page, string address)
    {
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Commit });
        await WholeAsync(page);
    }

    /// <summary>Waits until the address is one of the pattern and the page is whole.</summary>
    public static async Task ArriveAsync(IPage page, string pattern)
    {
        await page.WaitForURLAsync(pattern, new() { WaitUntil = WaitUntilState.Commit });
        await WholeAsync(page);
    }

    /// <inheritdoc cref="ArriveAsync(IPage, string)" />
    public static async Task ArriveAsync(IPage page, System.Text.RegularExpressions.Regex pattern)
    {
        await page.WaitForURLAsync(pattern, new() { WaitUntil = WaitUntilState.Commit });
        await WholeAsync(page);
    }

    /// <summary>Waits until what the page answers to the expression is true.</summary>
    /// <remarks>The document is asked from outside, again and again: the browser's notice that a page has loaded can arrive before anyone
    /// listens for it,
    /// and a condition that the page itself repeats is an evaluation that the content policy forbids.</remarks>
    public static async Task UntilAsync(IPage page, string expression)
    {
        var end = Environment.TickCount64 + Patience;
        while (!await AskAsync(page, expression))
        {
            if (Environment.TickCount64 > end)
                throw new TimeoutException($"{page.Url}: never true: {expression}");
            await Task.Delay(50);
        }
    }

    /// <summary>Examines the page shown, once for each kind of page and state of it: in Chinese on a desk, in English on a phone.</summary>
    /// <param name="state">What the page looks like now, where it looks another way before.</param>
    public async Task ExamineAsync(IPage page, string state = "")
    {
        var kind =
            System.Text.RegularExpressions.Regex.Replace(new Uri(page.Url).AbsolutePath, "[0-9a-f]{8}-[0-9a-f-]{27}", "*") + " " + state;
        if (!examined.Add(kind) || Environment.GetEnvironmentVariable("KU_NO_AXE") is not null)
            return;
        await AxeAsync(page, "zh");
        var address = page.Url;
        await page.SetViewportSizeAsync(390, 844);
        await VisitAsync(page, address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "culture=en");
        await AxeAsync(page, "en, 390");
        await page.SetViewportSizeAsync(1366, 768);
        await VisitAsync(page, address);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await PictureAsync();
        await browser.CloseAsync();
        playwright.Dispose();
        await factory.DisposeAsync();
        await Province.DisposeAsync();
    }

    /// <summary>
    /// The last page of each window is left as a picture under artifacts, so that a failure can be looked at: a test does not know yet,
    /// here, that it failed.
    /// </summary>
    private async Task PictureAsync()
    {
        var folder = Directory
            .CreateDirectory(Path.Combine(AppContext.BaseDirectory, "artifacts", TestContext.Current.TestMethod?.MethodName ?? ""))
            .FullName;
        await File.WriteAllLinesAsync(Path.Combine(folder, "faults.txt"), Faults);
        foreach (var (page, i) in browser.Contexts.SelectMany(c => c.Pages).Select((p, i) => (p, i)))
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{i}.png"), FullPage = true });
    }

    private async Task AxeAsync(IPage page, string what)
    {
        var result = await page.RunAxe();
        foreach (var violation in result.Violations)
            Faults.Add(
                $"{page.Url} ({what}): {violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(n => n.Html))}"
            );
        var sideways = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth");
        if (sideways > 0)
            Faults.Add($"{page.Url} ({what}): {sideways} px wider than the window");
    }

    // Between two documents there is nobody to answer.
    private static async Task<bool> AskAsync(IPage page, string expression)
    {
        try
        {
            return await page.EvaluateAsync<bool>(expression);
        }
        catch (PlaywrightException)
        {
            return false;
        }
    }

    private static Task WholeAsync(IPage page) => UntilAsync(page, "document.readyState === 'complete'");

    private static string FindChromium() =>
        new[]
        {
            Environment.GetEnvironmentVariable("CHROMIUM"),
            "/usr/bin/chromium",
            "/usr/bin/google-chrome",
            "/usr/bin/chromium-browser",
        }.FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("Chromium is not here. scripts/test installs it; or set CHROMIUM to its path.");
}
