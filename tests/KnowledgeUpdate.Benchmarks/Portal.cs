using System.Net;
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
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), UseProxy = false })
        {
            BaseAddress = address,
            DefaultRequestHeaders = { Host = host },
        };
        if (person is not null)
            await new FormBrowser(client).SignInAsync(person);
        return new Visitor(client);
    }

    /// <summary>The address at which it answers, and the host name that it answers to.</summary>
    public (Uri Address, string Host) Place => (address, host);

    public ValueTask DisposeAsync() => factory.DisposeAsync();
}
