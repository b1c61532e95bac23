using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace KnowledgeUpdate.Testing;

/// <summary>
/// A wire to the database that can be cut: for a portal behind it the database is then as if it were stopped, while everybody else goes on.
/// </summary>
public sealed class DatabaseWire : IAsyncDisposable
{
    private readonly IPEndPoint server;
    private readonly List<Socket> open = [];
    private readonly int port;
    private TcpListener? listener;

    private DatabaseWire(IPEndPoint server)
    {
        this.server = server;
        listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = AcceptAsync(listener);
    }

    /// <summary>Lays a wire to a database.</summary>
    /// <returns>The wire, and the connection string of the web's role that goes through it.</returns>
    public static (DatabaseWire Wire, TestDatabase Through) To(TestDatabase database)
    {
        var web = new NpgsqlConnectionStringBuilder(database.Web);
        var wire = new DatabaseWire(new IPEndPoint(IPAddress.TryParse(web.Host, out var address) ? address : IPAddress.Loopback, web.Port));
        return (
            wire,
            database with
            {
                Web = new NpgsqlConnectionStringBuilder(database.Web)
                {
                    Host = "127.0.0.1",
                    Port = wire.port,
                    Timeout = 3,
                }.ConnectionString,
            }
        );
    }

    /// <summary>Cuts it: nobody gets through, and who was through is dropped.</summary>
    public void Cut()
    {
        listener?.Stop();
        listener = null;
        lock (open)
        {
            foreach (var socket in open)
                socket.Close(0);
            open.Clear();
        }
    }

    public void Mend()
    {
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        _ = AcceptAsync(listener);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        Cut();
        return ValueTask.CompletedTask;
    }

    private async Task AcceptAsync(TcpListener at)
    {
        try
        {
            while (true)
            {
                var near = await at.AcceptSocketAsync();
                var far = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await far.ConnectAsync(server);
                lock (open)
                    open.AddRange([near, far]);
                _ = PassAsync(near, far);
                _ = PassAsync(far, near);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The wire was cut.
        }
    }

    private static async Task PassAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            int read;
            while ((read = await from.ReceiveAsync(buffer)) > 0)
                await to.SendAsync(buffer.AsMemory(0, read));
            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The wire was cut.
        }
    }
}
