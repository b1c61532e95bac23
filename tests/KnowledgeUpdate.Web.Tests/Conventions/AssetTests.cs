using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;

namespace KnowledgeUpdate.Web.Tests.Conventions;

/// <summary>What a browser loads beside the page itself: little, compressed, and kept.</summary>
public sealed partial class AssetTests(PortalFixture portal) : PageTest(portal)
{
    /// <summary>Bytes that the first visit to the home page may transfer.</summary>
    private const int Most = 150 * 1024;

    [Fact]
    public async Task The_first_visit_to_the_home_page_transfers_little()
    {
        await SeminarYear.AtAsync(Province, SeminarStage.Published, proposals: 2);
        var loaded = await LoadAsync("/");

        Assert.True(loaded.Count >= 7, string.Join('\n', loaded.Keys));
        var sizes = loaded.Select(l => $"{$"{l.Value.Bytes.Length}".PadLeft(8)} {l.Key}").Order(StringComparer.Ordinal);
        Assert.True(loaded.Sum(l => l.Value.Bytes.Length) <= Most, $"{loaded.Sum(l => l.Value.Bytes.Length)}:\n{string.Join('\n', sizes)}");
    }

    [Fact]
    public async Task A_part_of_a_page_is_compressed_and_kept_for_as_long_as_it_has_its_name()
    {
        var parts = (await LoadAsync("/")).Where(l => l.Key != "/").ToList();

        Assert.Contains(parts, p => p.Key.EndsWith(".css", StringComparison.Ordinal));
        Assert.Contains(parts, p => p.Key.EndsWith(".js", StringComparison.Ordinal));
        Assert.Equal([], parts.Where(p => !p.Value.Cache.Contains("immutable", StringComparison.Ordinal)).Select(p => p.Key));
        Assert.Equal([], parts.Where(p => p.Value.Encoding != "br").Select(p => p.Key));
    }

    /// <summary>Loads a page and what it links, as a browser would, by address without the host.</summary>
    private async Task<IReadOnlyDictionary<string, Answer>> LoadAsync(string page)
    {
        var options = new WebApplicationFactoryClientOptions { BaseAddress = new Uri($"http://{Province.Tenant.Hosts[0]}/") };
        var (client, plain) = (Factory.CreateClient(options), Factory.CreateClient(options));
        client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, br");
        var loaded = new Dictionary<string, Answer>();
        var waiting = new Queue<string>([page]);
        while (waiting.TryDequeue(out var address))
        {
            if (loaded.ContainsKey(address))
                continue;
            using var answer = await client.GetAsync(address);
            Assert.True(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode}");
            loaded[address] = new(
                await answer.Content.ReadAsByteArrayAsync(),
                answer.Content.Headers.ContentEncoding.SingleOrDefault() ?? "",
                answer.Headers.CacheControl?.ToString() ?? ""
            );
            if (answer.Content.Headers.ContentType!.MediaType is not ("text/html" or "text/css"))
                continue;
            var text = await plain.GetStringAsync(address);
            foreach (var match in Part().Matches(text).Concat(Use().Matches(text)).Concat(Url().Matches(text)))
                waiting.Enqueue(new Uri(new Uri(client.BaseAddress!, address), match.Groups[1].Value).PathAndQuery);
        }

        return loaded;
    }

    private sealed record Answer(byte[] Bytes, string Encoding, string Cache);

    /// <summary>A style sheet, an icon of the page, a script or a picture.</summary>
    [GeneratedRegex(@"<(?:link|script|img)\b[^>]*?\b(?:href|src)=""([^""]+)""")]
    private static partial Regex Part();

    /// <summary>A symbol of the file of icons.</summary>
    [GeneratedRegex("<use href=\"([^\"#]+)#")]
    private static partial Regex Use();

    [GeneratedRegex("""url\(["']?(?!data:|#)([^"')]+)""")]
    private static partial Regex Url();
}
