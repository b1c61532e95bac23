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
public sealed record VictimOrder(
    TestDatabase Database,
    Tenant Tenant,
    DateTimeOffset Now,
    Person By,
    string Kind,
    string Content,
    Guid PostKey
)
{
    public static VictimOrder Of(TestDatabase database, TestProvince province, Person by, IRequest<Unit> command) =>
        new(
            database,
            province.Tenant,
            province.Clock.Now,
            by,
            command.GetType().FullName!,
            JsonSerializer.Serialize<object>(command),
            Guid.CreateVersion7()
        );

    public IRequest<Unit> Command() => Read(Content);

    /// <summary>The command with a version that is out of date: it goes as far as the database and is refused there.</summary>
    public IRequest<Unit> Rehearsal()
    {
        var node = JsonNode.Parse(Content)!;
        node["Version"] = 1;
        return Read(node.ToJsonString());
    }

    /// <summary>More commands of the same kind, carried out one after the other.</summary>
    public IReadOnlyList<string> Then { get; init; } = [];

    /// <summary>
    /// A command that warms the process up and changes nothing; null: the command itself with a version that is out of date.
    /// </summary>
    public string? Harmless { get; init; }

    /// <summary>Whether the portal itself carries it out.</summary>
    public bool AsPortal { get; init; }

    /// <summary>Whether it is sent until it answers that there is nothing left to do.</summary>
    public bool UntilDone { get; init; }

    /// <summary>Orders commands that are safe to be carried out again, without a form's key.</summary>
    public static VictimOrder Of<T>(
        TestDatabase database,
        TestProvince province,
        Person by,
        IReadOnlyList<IRequest<T>> commands,
        IRequest<T> harmless
    ) =>
        new(database, province.Tenant, province.Clock.Now, by, commands[0].GetType().FullName!, Write(commands[0]), Guid.Empty)
        {
            Then = [.. commands.Skip(1).Select(Write)],
            Harmless = Write(harmless),
        };

    /// <summary>Goes through what must be loaded and compiled, without an effect.</summary>
    public Task RehearseAsync(TestProvince province) =>
        Harmless is null ? province.SendAsync(By, Rehearsal()) : SendAsync(province, Harmless);

    public async Task CarryOutAsync(TestProvince province)
    {
        foreach (var content in Then.Prepend(Content))
            while (await SendAsync(province, content) is true && UntilDone) { }
    }

    private async Task<object?> SendAsync(TestProvince province, string json)
    {
        dynamic command = JsonSerializer.Deserialize(json, Type)!;
        return AsPortal
            ? (object?)await province.SendAsPortalAsync(command)
            : (object?)await province.SendAsync(By, command, PostKey == Guid.Empty ? null : (Guid?)PostKey);
    }

    private Type Type => typeof(Actor).Assembly.GetType(Kind)!;

    private static string Write<T>(IRequest<T> command) => JsonSerializer.Serialize<object>(command);

    private IRequest<Unit> Read(string json) => (IRequest<Unit>)JsonSerializer.Deserialize(json, Type)!;
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
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        // Its life is short: what the runtime learns to make long lives faster would only cost.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_TC_CallCounting"] = "0";
        foreach (var argument in new[] { "exec", Path.Combine(AppContext.BaseDirectory, "KnowledgeUpdate.Victim.dll") })
            start.ArgumentList.Add(argument);
        var victim = new Victim(Process.Start(start)!, order.Database);
        await victim.process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(named));
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
    public Task StandsBeforeLockAsync() =>
        UntilAsync(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'victim' AND "
                + "wait_event_type = 'Lock'",
            1
        );

    /// <summary>Kills it with the signal that no process can catch.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Waits until the database has noticed that it is gone.</summary>
    public Task GoneAsync() =>
        UntilAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'victim'", 0);

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
