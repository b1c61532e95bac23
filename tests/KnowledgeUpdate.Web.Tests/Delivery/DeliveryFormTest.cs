namespace KnowledgeUpdate.Web.Tests.Delivery;

/// <summary>Forms of seminar delivery by a real GET and then a POST.</summary>
public abstract class DeliveryFormTest(PortalFixture portal) : PageTest(portal)
{
    private protected static readonly Dictionary<string, string?> Nothing = [];

    private protected static string? Value(FormBrowser browser, string name) =>
        browser.Page.QuerySelector($"[name='{name}']")?.GetAttribute("value");

    /// <summary>The message beside a field; null where there is none.</summary>
    private protected static string? Beside(FormBrowser browser, string name) =>
        browser
            .Page.QuerySelector($"[name='{name}'][aria-invalid=true]")
            ?.GetAttribute("aria-describedby")
            ?.Split(' ')
            .Where(id => id.EndsWith("-error", StringComparison.Ordinal))
            .Select(id => browser.Page.GetElementById(id)?.TextContent.Trim())
            .SingleOrDefault();

    /// <summary>Sends a form that the page shown does not offer, with the token of one that it does.</summary>
    private protected static async Task<HttpStatusCode> SendAsync(
        FormBrowser browser,
        string address,
        params (string Name, string Value)[] fields
    )
    {
        var token = browser.Page.QuerySelector("form[method=post] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([
            .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
            new("__key", Guid.NewGuid().ToString()),
            new("__RequestVerificationToken", token),
        ]);
        return (await browser.Client.PostAsync(address, content)).StatusCode;
    }
}
