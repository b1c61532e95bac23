using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace KnowledgeUpdate.Testing;

/// <summary>A browser without script: keeps cookies, fills in forms by their real fields, posts what a browser would post.</summary>
public sealed partial class FormBrowser(HttpClient client)
{
    public HttpClient Client { get; } = client;

    public IHtmlDocument Page { get; private set; } = null!;

    /// <summary>Status of the last answer.</summary>
    public HttpStatusCode Status { get; private set; }

    /// <summary>Address of the page shown.</summary>
    public Uri Address { get; private set; } = null!;

    public async Task<IHtmlDocument> GetAsync(string url) => await ShowAsync(await Client.GetAsync(url));

    /// <summary>Signs in by one click, as on a demo.</summary>
    public async Task SignInAsync(Person person)
    {
        await GetAsync("/account/sign-in");
        var form = (IHtmlFormElement)Page.QuerySelector("form[action*='Demo' i]")!;
        await Client.PostAsync(
            new Uri(Address, form.GetAttribute("action")!),
            Content(form, new Dictionary<string, string?>(), ("name", person.Name))
        );
    }

    /// <summary>Posts a form of the page as a browser would, with some of its fields filled in.</summary>
    /// <param name="form">Selector of the form; the first one of the main part by default.</param>
    /// <param name="button">Value of the button pressed, where it has a name.</param>
    /// <param name="file">A file chosen in a field of a form that takes files.</param>
    public async Task<IHtmlDocument> PostAsync(
        IReadOnlyDictionary<string, string?> fields,
        string form = "main form[method=post]",
        (string Name, string Value)? button = null,
        (string Field, string Name, byte[] Bytes)? file = null
    )
    {
        var element = Page.QuerySelector<IHtmlFormElement>(form) ?? throw new InvalidOperationException($"No form {form} on {Address}.");
        return await ShowAsync(
            await Client.PostAsync(
                element.Action is { Length: > 0 } ? new Uri(Address, element.GetAttribute("action") ?? Address.PathAndQuery) : Address,
                Content(element, fields, button, file)
            )
        );
    }

    /// <summary>What a browser would post.</summary>
    public static HttpContent Content(
        IHtmlFormElement form,
        IReadOnlyDictionary<string, string?> fields,
        (string Name, string Value)? button = null,
        (string Field, string Name, byte[] Bytes)? file = null
    )
    {
        var values = new List<KeyValuePair<string, string>>();
        var known = new HashSet<string>();
        foreach (var element in form.Elements)
        {
            var name = element.GetAttribute("name");
            if (string.IsNullOrEmpty(name) || element is IHtmlButtonElement)
                continue;
            known.Add(name);
            if (fields.ContainsKey(name))
                continue;
            if (
                element
                is IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false }
                    or IHtmlInputElement { Type: "submit" or "file" }
            )
                continue;
            var value = element switch
            {
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value,
                _ => null,
            };
            if (value is not null)
                values.Add(new(name, value));
        }

        foreach (var (name, value) in fields)
        {
            if (!known.Contains(name) && !name.Contains('[', StringComparison.Ordinal))
                throw new InvalidOperationException($"The form has no field {name}; it has {string.Join(", ", known)}.");
            if (value is not null)
                values.Add(new(name, value));
        }

        if (button is { } pressed)
            values.Add(new(pressed.Name, pressed.Value));
        if (form.Enctype != "multipart/form-data")
            return file is null ? new FormUrlEncodedContent(values) : throw new InvalidOperationException("The form takes no files.");
        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in values)
            parts.Add(new StringContent(value), name);
        if (file is { } chosen)
            parts.Add(
                new ByteArrayContent(chosen.Bytes),
                known.Contains(chosen.Field) ? chosen.Field : throw new InvalidOperationException($"The form has no field {chosen.Field}."),
                chosen.Name
            );
        return parts;
    }

    /// <summary>Ids that stand more than once in a page: labels, links and readers would meet the first of them only.</summary>
    public static IReadOnlyList<string> DoubledIds(string html) =>
        [.. Ids().Matches(html).Select(m => m.Groups[1].Value).GroupBy(id => id).Where(g => g.Count() > 1).Select(g => g.Key)];

    [System.Text.RegularExpressions.GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial System.Text.RegularExpressions.Regex Ids();

    private async Task<IHtmlDocument> ShowAsync(HttpResponseMessage answer)
    {
        Status = answer.StatusCode;
        Address = answer.RequestMessage!.RequestUri!;
        var context = BrowsingContext.New(Configuration.Default);
        var html = await answer.Content.ReadAsStringAsync();
        return Page = (IHtmlDocument)await context.OpenAsync(r => r.Content(html).Address(Address));
    }
}
