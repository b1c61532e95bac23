using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Tenancy;
using MediatR;
using Npgsql;

namespace KnowledgeUpdate.Testing;

/// <summary>What a process that will be killed is to do.</summary>
/// <param name="Kind">Full name of the command's type.</param>
/// <param name="Content">The command as JSON.</param>
/// <param name="PostKey">Key under which the command is carried out once.</param>
public sealed record VictimOrder(TestDatabase Database, Tenant Tenant, DateTimeOffset Now, Person By, string Kind, string Content, Guid PostKey)
{
    /// <summary>Orders a command.</summary>
    public static VictimOrder Of(TestDatabase database, TestProvince province, Person by, IRequest<Unit> command) =>
        new(database, province.Tenant, province.Clock.Now, by, command.GetType().FullName!, JsonSerializer.Serialize<object>(command), Guid.CreateVersion7());

    /// <summary>The command.</summary>
    public IRequest<Unit> Command() => Read(Content);

    /// <summary>The command with a version that is out of date: it goes as far as the database and is refused there.</summary>
    public IRequest<Unit> Rehearsal()
    {
        var node = JsonNode.Parse(Content)!;
        node["Version"] = 1;
        return Read(node.ToJsonString());
    }

    private IRequest<Unit> Read(string json) => (IRequest<Unit>)JsonSerializer.Deserialize(json, typeof(Actor).Assembly.GetType(Kind)!)!;
}

/// <summary>An operating-system process of its own that carries out one command, to be killed on the way.</summary>
public sealed class Victim : IAsyncDisposable
{
    private readonly Process process;
    private readonly TestDatabase database;

    private Victim(Process process, TestDatabase database) => (this.process, this.database) = (process, database);

    /// <summary>Starts it and waits until it is ready.</summary>
    public static async Task<Victim> StartAsync(VictimOrder order)
    {
        var named = order with { Database = order.Database with { Web = $"{order.Database.Web};Application Name=victim" } };
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        // Its life is short: what the runtime learns to make long lives faster would only cost.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var argument in new[] { "exec", Path.Combine(AppContext.BaseDirectory, "KnowledgeUpdate.Victim.dll"), JsonSerializer.Serialize(named) })
            start.ArgumentList.Add(argument);
        var victim = new Victim(Process.Start(start)!, order.Database);
        return await victim.SaysAsync("ready") ? victim : throw new InvalidOperationException("The process ended before it was ready.");
    }

    /// <summary>Tells it to begin.</summary>
    public void Begin()
    {
        process.StandardInput.WriteLine();
        process.StandardInput.Flush();
    }

    /// <summary>Waits until it is done; false when it ended before.</summary>
    public Task<bool> DoneAsync() => SaysAsync("done");

    /// <summary>Waits until its transaction stands still before a lock that a test holds.</summary>
    public Task StandsBeforeLockAsync() => UntilAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'victim' AND wait_event_type = 'Lock'", 1);

    /// <summary>Kills it with the signal that no process can catch.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Waits until the database has noticed that it is gone.</summary>
    public Task GoneAsync() => UntilAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'victim'", 0);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }

    private async Task<bool> SaysAsync(string word)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line == word)
                return true;
        return false;
    }

    private async Task UntilAsync(string count, long expected)
    {
        await using var connection = new NpgsqlConnection(database.Admin + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(count, connection);
        for (var i = 0; i < 1000; i++)
        {
            if ((long)(await command.ExecuteScalarAsync())! == expected)
                return;
            await Task.Delay(10);
        }

        throw new TimeoutException("The database did not come to the state waited for.");
    }
}
