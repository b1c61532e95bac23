using System.Diagnostics;
using System.Globalization;
using System.Text;
using AngleSharp.Html.Dom;
using KnowledgeUpdate.Web.Tests.Conventions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeUpdate.Web.Tests.Robustness;

/// <summary>
/// Whatever is asked and sent, nothing answers 500. Pages and their handlers come from the route table, the names of their values from the
/// compiled pages, what a form holds from the
/// form itself as each role sees it. The same seed makes the same requests; <c>KU_FUZZ_SEED</c> and <c>KU_FUZZ_SECONDS</c> ask for others
/// and for more.
/// </summary>
public sealed class FuzzTests(PortalFixture portal) : SampleYearTest(portal)
{
    private const int Seed = 20261127,
        Seconds = 45;

    private static readonly string[] Programs =
    [
        "/api/v1/certificates/{0}",
        "/api/v1/{0}",
        "/api/v1/openapi.json",
        "/.well-known/certificate-keys.json",
        "/display?size={0}&contrast={0}&returnUrl={0}",
        "/display/list?density={0}&list={0}&all={0}&show={0}&returnUrl={0}",
        "/error/{0}",
        "/v/{0}",
        "/{0}",
        "/health/ready?{0}",
    ];

    private readonly Dictionary<char, Person?> people = [];
    private readonly Dictionary<char, Sender> senders = [];
    private readonly Dictionary<string, string> shown = [];
    private readonly Dictionary<string, string> failures = [];

    /// <summary>
    /// A key with which something else was sent before: whatever comes with it is refused, and the page has to be shown again.
    /// </summary>
    private readonly Guid taken = Guid.NewGuid();

    private int sent;

    [Fact]
    public async Task Nothing_that_is_asked_or_sent_answers_500()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("KU_FUZZ_SEED"), out var asked) ? asked : Seed;
        var time = TimeSpan.FromSeconds(
            int.TryParse(Environment.GetEnvironmentVariable("KU_FUZZ_SECONDS"), out var seconds) ? seconds : Seconds
        );
        var random = new Random(seed);
        foreach (var (letter, role, unit) in Roles)
            people[letter] = await Province.PersonAsync(role, unit);
        var (addresses, expert) = await AddressesAsync(people['O']!, people['N']!);
        (people['E'], people['P']) = (expert, null);
        await TestDatabase.SqlAsync(
            Database.Admin,
            $"INSERT INTO idempotency_keys (tenant_id, key, fingerprint, at) VALUES ('{Province.Tenant.Id}', '{taken}', 'another', now())"
        );
        using var log = new FailureLog(Province.Tenant.Hosts[0]);
        foreach (var (letter, person) in people)
            senders[letter] = await SenderAsync(person);
        var pages = await PagesAsync(addresses);

        foreach (var page in pages)
        {
            foreach (var letter in page.Row.Who.Where(senders.ContainsKey))
                await LookAsync(letter, page, log);
        }
        await AskAsync(pages, random, time / 2, log);
        await PostAsync(pages, random, time / 2, log);

        Assert.True(sent > 3_000, $"Only {sent} requests were sent.");
        Assert.True(
            failures.Count == 0,
            $"Seed {seed}, {sent} requests, {failures.Count} kinds of failure:\n{string.Join("\n", failures.Values)}"
        );
    }

    /// <summary>Opens a page as a person would, and remembers what its forms hold.</summary>
    private async Task LookAsync(char letter, PageShape page, FailureLog log)
    {
        var answer = await SendAsync(letter, () => new HttpRequestMessage(HttpMethod.Get, page.Url), page.Row.Route, "as it is", log);
        if (answer?.Content.Headers.ContentType?.MediaType != "text/html")
            return;
        using var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        foreach (var form in document.QuerySelectorAll("form").OfType<IHtmlFormElement>())
        {
            foreach (var element in form.Elements)
                if (element.GetAttribute("name") is { Length: > 0 } name && element is IHtmlInputElement { Value: { Length: > 0 } value })
                {
                    shown.TryAdd($"{page.Row.Route} {name}", value);
                    if (name == "__RequestVerificationToken")
                        senders[letter].Token ??= value;
                }
        }
    }

    /// <summary>Asks for each page with hostile methods, queries and addresses, then for what programs ask.</summary>
    private async Task AskAsync(IReadOnlyList<PageShape> pages, Random random, TimeSpan time, FailureLog log)
    {
        var clock = Stopwatch.StartNew();
        foreach (var page in pages)
        {
            foreach (var method in HostileValues.Methods)
                await SendAsync(
                    Pick(page, random),
                    () => new HttpRequestMessage(new HttpMethod(method), page.Url),
                    page.Row.Route,
                    method,
                    log
                );
        }
        foreach (var program in Programs)
        {
            foreach (var value in HostileValues.Texts)
                await SendAsync(
                    'P',
                    () =>
                        new HttpRequestMessage(
                            HttpMethod.Get,
                            WithoutNul(string.Format(CultureInfo.InvariantCulture, program, Encoded(Short(value))))
                        ),
                    program,
                    Told(value),
                    log
                );
        }

        for (var round = 0; round == 0 || clock.Elapsed < time; round++)
        {
            foreach (var page in pages)
            {
                if (round > 0 && clock.Elapsed > time)
                    break;
                var handlers = page.Handlers.Where(h => h.Method == "Get").ToList();
                var handler = handlers.Count > 0 ? handlers[random.Next(handlers.Count)] : new HandlerShape("Get", "", []);
                var query = handler
                    .Values.Select(v => v.Name)
                    .Concat(["p", "size", "sort", "q", "handler", "culture", "returnUrl"])
                    .Distinct()
                    .Where(_ => random.Next(3) == 0)
                    .Select(n => (Name: n, Value: HostileValues.Texts[random.Next(HostileValues.Texts.Count)]))
                    .ToList();
                if (handler.Name.Length > 0 && random.Next(4) > 0)
                    query.Insert(0, ("handler", handler.Name));
                var url =
                    (random.Next(4) == 0 ? Bent(page.Url, random) : page.Url.Split('?')[0])
                    + "?"
                    + string.Join('&', query.Select(v => $"{Encoded(v.Name)}={Encoded(Short(v.Value))}"));
                await SendAsync(
                    Pick(page, random),
                    () => new HttpRequestMessage(HttpMethod.Get, url),
                    page.Row.Route,
                    $"{url[..Math.Min(url.Length, 300)]}",
                    log
                );
            }
        }
    }

    /// <summary>Sends each handler what its form holds, some of it bent: every handler once, then as often as the time allows.</summary>
    private async Task PostAsync(IReadOnlyList<PageShape> pages, Random random, TimeSpan time, FailureLog log)
    {
        var clock = Stopwatch.StartNew();
        var targets = pages.SelectMany(p => p.Handlers.Where(h => h.Method == "Post").Select(h => (Page: p, Handler: h))).ToList();
        for (var round = 0; round < 3 || clock.Elapsed < time; round++)
        {
            foreach (var (page, handler) in targets)
            {
                if (round >= 3 && clock.Elapsed > time)
                    break;
                // Who may and, now and then, who may not.
                var letter = random.Next(8) == 0 ? people.Keys.ElementAt(random.Next(people.Count)) : Pick(page, random);
                var (parts, told) = Form(page, handler, random);
                var isFile = parts.Any(p => p.File is not null) || random.Next(10) == 0;
                var url =
                    page.Url.Split('?')[0]
                    + (page.Url.Contains('?', StringComparison.Ordinal) ? "?" + page.Url.Split('?')[1] + "&" : "?")
                    + $"handler={handler.Name}";
                var key = random.Next(3) == 0 ? taken : Guid.NewGuid();
                var body = isFile ? null : string.Join('&', parts.Select(p => $"{Encoded(p.Name)}={Encoded(p.Value)}"));
                await SendAsync(
                    letter,
                    () =>
                        new HttpRequestMessage(HttpMethod.Post, url)
                        {
                            Content = isFile
                                ? Multipart(parts, letter, key)
                                : new StringContent(
                                    $"{body}&__RequestVerificationToken={Encoded(senders[letter].Token ?? "")}&__key={key:N}",
                                    Encoding.UTF8,
                                    "application/x-www-form-urlencoded"
                                ),
                        },
                    page.Row.Route,
                    $"POST {handler.Name} {(key == taken ? "(key taken) " : "")}{told}",
                    log
                );
            }
        }
    }

    /// <summary>The values of a form, one or two of them bent.</summary>
    private (List<(string Name, string Value, (string Name, byte[] Bytes)? File)> Parts, string Told) Form(
        PageShape page,
        HandlerShape handler,
        Random random
    )
    {
        var parts = new List<(string Name, string Value, (string Name, byte[] Bytes)? File)>();
        var told = new StringBuilder();
        var bent =
            handler.Values.Count == 0 ? [] : Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(handler.Values.Count)).ToHashSet();
        for (var i = 0; i < handler.Values.Count; i++)
        {
            var value = handler.Values[i];
            if (value.Kind == ValueKind.File)
            {
                if (random.Next(5) > 0)
                    parts.Add((value.Name, "", HostileValues.Files[random.Next(HostileValues.Files.Count)]));
                continue;
            }

            var usual =
                shown.TryGetValue($"{page.Row.Route} {value.Name}", out var held) && random.Next(4) > 0 ? held : Usual(value, page, random);
            if (!bent.Contains(i))
            {
                parts.Add((value.Name, usual, null));
                continue;
            }

            var hostile = HostileValues.Texts[random.Next(HostileValues.Texts.Count)];
            var way = random.Next(6);
            told.Append(
                CultureInfo.InvariantCulture,
                $"{value.Name}={(way == 1 ? "(left out)" : way == 2 ? "(twice) " : way == 3 ? "(as a list) " : "")}{Told(hostile)}; "
            );
            if (way == 2)
                parts.Add((value.Name, usual, null));
            if (way != 1)
                parts.Add(
                    (
                        way == 3 ? value.Name + new[] { "[0]", "[1000000]", "[-1]", ".x", "[", "" }[random.Next(6)] : value.Name,
                        hostile,
                        null
                    )
                );
        }

        return (parts, told.ToString());
    }

    private static string Usual(ValueShape value, PageShape page, Random random) =>
        value.Kind switch
        {
            ValueKind.Word => value.Words[random.Next(value.Words.Count)],
            ValueKind.Id => page.Url.Split('/', '?', '=', '&').LastOrDefault(p => Guid.TryParse(p, out _)) ?? Guid.Empty.ToString(),
            ValueKind.Date => "2026-12-01",
            ValueKind.Number => "1",
            _ => "测试内容",
        };

    /// <summary>An address with one of its parts bent.</summary>
    private static string Bent(string url, Random random)
    {
        var parts = url.Split('?')[0].Split('/');
        var at = random.Next(1, parts.Length);
        parts[at] = Encoded(Short(HostileValues.Texts[random.Next(HostileValues.Texts.Count)]));
        return WithoutNul(string.Join('/', parts).Replace("//", "/-/", StringComparison.Ordinal));
    }

    /// <summary>
    /// A NUL in the path never comes so far: the server itself answers 400, and the test's own client refuses to send it.
    /// </summary>
    private static string WithoutNul(string url) =>
        url.Split('?', 2) is [var path, var query]
            ? $"{path.Replace("%00", "", StringComparison.Ordinal)}?{query}"
            : url.Replace("%00", "", StringComparison.Ordinal);

    private MultipartFormDataContent Multipart(
        List<(string Name, string Value, (string Name, byte[] Bytes)? File)> parts,
        char letter,
        Guid key
    )
    {
        var content = new MultipartFormDataContent
        {
            { new StringContent(senders[letter].Token ?? ""), "__RequestVerificationToken" },
            { new StringContent($"{key:N}"), "__key" },
        };
        foreach (var (name, value, file) in parts)
        {
            var part = file is { } chosen ? new ByteArrayContent(chosen.Bytes) : new ByteArrayContent(Bytes(value));
            part.Headers.TryAddWithoutValidation(
                "Content-Disposition",
                $"form-data; name=\"{name}\""
                    + (file is { } f ? $"; filename=\"{f.Name.Replace("\0", "", StringComparison.Ordinal)}\"" : "")
            );
            content.Add(part);
        }

        return content;
    }

    private char Pick(PageShape page, Random random)
    {
        var may = page.Row.Who.Where(senders.ContainsKey).ToList();
        return may.Count > 0 ? may[random.Next(may.Count)] : 'P';
    }

    private async Task<HttpResponseMessage?> SendAsync(
        char letter,
        Func<HttpRequestMessage> request,
        string route,
        string told,
        FailureLog log
    )
    {
        sent++;
        HttpResponseMessage answer;
        try
        {
            using var message = request();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            answer = await senders[letter].Client.SendAsync(message, patience.Token);
        }
        catch (UriFormatException)
        {
            return null;
        }
        catch (Exception e)
        {
            Fail(letter, route, told, $"{e.GetType().Name}: {e.Message}", log);
            return null;
        }

        if ((int)answer.StatusCode >= 500)
            Fail(letter, route, told, ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture), log);
        log.Take();
        if (
            answer.Headers.TryGetValues("Set-Cookie", out var cookies)
            && cookies.Any(c => c.StartsWith("ku-session=;", StringComparison.Ordinal))
        )
            senders[letter] = await SenderAsync(people[letter]);
        return answer;
    }

    private void Fail(char letter, string route, string told, string what, FailureLog log)
    {
        var behind = log.Take();
        failures.TryAdd(
            behind.Length > 0 ? behind[..Math.Min(behind.Length, 160)] : $"{route} {what}",
            $"{what} {letter} {route}: {told}\n    {behind}"
        );
    }

    private async Task<Sender> SenderAsync(Person? person)
    {
        var client = await ClientAsync(person);
        using var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(
            await (await client.GetAsync("/account/sign-in")).Content.ReadAsStringAsync()
        );
        return new Sender(client) { Token = document.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") };
    }

    private async Task<IReadOnlyList<PageShape>> PagesAsync(Dictionary<Row, string> addresses)
    {
        var loader = Factory.Services.GetRequiredService<PageLoader>();
        var endpoints = Factory
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .ToLookup(e => "/" + e.RoutePattern.RawText!.Trim('/'));
        var pages = new List<PageShape>();
        foreach (var (row, url) in addresses)
        {
            var endpoint = endpoints[row.Route].First();
            pages.Add(
                PageShape.Of(row, url, await loader.LoadAsync(endpoint.Metadata.GetMetadata<PageActionDescriptor>()!, endpoint.Metadata))
            );
        }

        return pages;
    }

    private static string Short(string value) => value.Length > 900 ? value[..900] : value;

    private static string Told(string value) =>
        value.Length > 40 ? $"{value[..20]}… ({value.Length})" : value.Replace("\0", "\\0", StringComparison.Ordinal);

    /// <summary>As UTF-8, a lone surrogate as its own three bytes: what a careless program sends.</summary>
    private static byte[] Bytes(string value)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsSurrogate(value[i]) && !(i + 1 < value.Length && char.IsSurrogatePair(value[i], value[i + 1])))
                bytes.AddRange([
                    (byte)(0xE0 | (value[i] >> 12)),
                    (byte)(0x80 | ((value[i] >> 6) & 0x3F)),
                    (byte)(0x80 | (value[i] & 0x3F)),
                ]);
            else
            {
                var length = char.IsSurrogate(value[i]) ? 2 : 1;
                bytes.AddRange(Encoding.UTF8.GetBytes(value.Substring(i, length)));
                i += length - 1;
            }
        }

        return [.. bytes];
    }

    private static string Encoded(string value) =>
        string.Concat(
            Bytes(value)
                .Select(b =>
                    char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'.' or (byte)'_' ? ((char)b).ToString() : $"%{b:X2}"
                )
        );

    private sealed class Sender(HttpClient client)
    {
        public HttpClient Client { get; } = client;

        public string? Token { get; set; }
    }
}
