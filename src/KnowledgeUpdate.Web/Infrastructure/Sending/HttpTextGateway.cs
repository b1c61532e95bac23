using System.Net.Http.Headers;
using KnowledgeUpdate.Application.Work;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>
/// Posts each message as JSON (id, phone, text) to the gateway's address, with its key as a bearer token. Any 2xx answer means it was
/// accepted.
/// </summary>
internal sealed class HttpTextGateway(IConfiguration configuration) : ITextGateway, IDisposable
{
    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(20) };

    public bool IsOffered => true;

    public async Task SendAsync(Guid id, string phone, string body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, configuration["Texts:Url"])
        {
            Content = JsonContent.Create(
                new
                {
                    id,
                    phone,
                    text = body,
                }
            ),
        };
        if (configuration["Texts:Key"] is { Length: > 0 } key)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var answer = await client.SendAsync(request, ct);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => client.Dispose();
}
