using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace KnowledgeUpdate.Benchmarks;

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
        return answer.IsSuccessStatusCode
            ? (html, time)
            : throw new InvalidOperationException($"{path} answers {(int)answer.StatusCode}: {html[..Math.Min(2000, html.Length)]}");
    }

    /// <summary>Asks for a page again and again with some requests under way at once.</summary>
    /// <param name="from">Address from which the n-th request comes, as a proxy would say; null: the browser's own.</param>
    /// <returns>Answers a second.</returns>
    public async Task<double> RateAsync(Func<int, string> path, TimeSpan time, int atOnce = 4, Func<int, string>? from = null)
    {
        var (start, count, next) = (Stopwatch.GetTimestamp(), 0, 0);
        await Task.WhenAll(
            Enumerable
                .Range(0, atOnce)
                .Select(async _ =>
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
                })
        );
        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Where a link of a list's foot leads; null where the page has none.</summary>
    public static string? Link(string html, string relation) =>
        Anchor().Matches(html).Select(m => m.Value).FirstOrDefault(a => a.Contains($"rel=\"{relation}\"", StringComparison.Ordinal))
            is { } link
            ? WebUtility.HtmlDecode(Address().Match(link).Groups[1].Value)
            : null;

    [GeneratedRegex("<a [^>]*page-link[^>]*>")]
    private static partial Regex Anchor();

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Address();
}
