using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using KnowledgeUpdate.Testing;

namespace KnowledgeUpdate.Benchmarks;

/// <summary>The real portal on Kestrel in this process, and browsers of it.</summary>
internal sealed class Portal : IAsyncDisposable
{
    private readonly PortalFactory factory;
    private readonly Uri address;
    private readonly string host;

    public Portal(TestDatabase database, string host, params IEnumerable<(string Name, string Value)> settings)
    {
        // Visitors say from which address they come, as a proxy on this machine would.
        (this.host, factory) = (host, new PortalFactory(database, settings: settings.Append(("Proxies:0", "127.0.0.1/32"))));
        factory.UseKestrel(0);
        factory.StartServer();
        address = new UriBuilder(factory.ClientOptions.BaseAddress) { Host = "127.0.0.1" }.Uri;
    }

    /// <summary>A browser of somebody; of the public without a person.</summary>
    public async Task<Visitor> VisitAsync(Person? person)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), UseProxy = false }) { BaseAddress = address, DefaultRequestHeaders = { Host = host } };
        if (person is not null)
            await new FormBrowser(client).SignInAsync(person);
        return new Visitor(client);
    }

    /// <summary>The address at which it answers, and the host name that it answers to.</summary>
    public (Uri Address, string Host) Place => (address, host);

    public ValueTask DisposeAsync() => factory.DisposeAsync();
}

/// <summary>Somebody who looks at pages and follows their links.</summary>
internal sealed partial class Visitor(HttpClient client)
{
    /// <summary>Reads a page to its end and says how long it took.</summary>
    public async Task<(string Html, double Milliseconds)> GetAsync(string path)
    {
        var start = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        var html = await answer.Content.ReadAsStringAsync();
        var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return answer.IsSuccessStatusCode ? (html, time) : throw new InvalidOperationException($"{path} answers {(int)answer.StatusCode}: {html[..Math.Min(2000, html.Length)]}");
    }

    /// <summary>Asks for a page again and again with some requests under way at once.</summary>
    /// <param name="from">Address from which the n-th request comes, as a proxy would say; null: the browser's own.</param>
    /// <returns>Answers a second.</returns>
    public async Task<double> RateAsync(Func<int, string> path, TimeSpan time, int atOnce = 4, Func<int, string>? from = null)
    {
        var (start, count, next) = (Stopwatch.GetTimestamp(), 0, 0);
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(async _ =>
        {
            while (Stopwatch.GetElapsedTime(start) < time)
            {
                var n = Interlocked.Increment(ref next);
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path(n), UriKind.Relative));
                if (from is not null)
                    request.Headers.Add("X-Forwarded-For", from(n));
                using var answer = await client.SendAsync(request);
                await answer.Content.CopyToAsync(Stream.Null);
                if (!answer.IsSuccessStatusCode)
                    throw new InvalidOperationException($"{path(n)} answers {(int)answer.StatusCode}");
                Interlocked.Increment(ref count);
            }
        }));
        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Where a link of a list's foot leads; null where the page has none.</summary>
    public static string? Link(string html, string relation) =>
        Anchor().Matches(html).Select(m => m.Value).FirstOrDefault(a => a.Contains($"rel=\"{relation}\"", StringComparison.Ordinal)) is { } link ? WebUtility.HtmlDecode(Address().Match(link).Groups[1].Value) : null;

    [GeneratedRegex("<a [^>]*page-link[^>]*>")]
    private static partial Regex Anchor();

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Address();
}
