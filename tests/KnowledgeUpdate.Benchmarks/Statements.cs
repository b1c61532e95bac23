using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace KnowledgeUpdate.Benchmarks;

/// <summary>The statements that a page sent, to be counted and to be sent again without the portal.</summary>
internal sealed class Statements
{
    private readonly List<(string Text, List<NpgsqlParameter> Parameters)> sent = [];

    /// <summary>How many there are.</summary>
    public int Count => sent.Count;

    public IEnumerable<string> Texts => sent.Select(s => s.Text);

    /// <summary>Listens while something runs that nothing else runs beside.</summary>
    public static async Task<Statements> OfAsync(Func<Task> act)
    {
        var statements = new Statements();
        using var finder = new Finder(statements);
        using (DiagnosticListener.AllListeners.Subscribe(finder))
            await act();
        return statements;
    }

    /// <summary>Sends all of them in one transaction, reads every row to its end and says how long it took.</summary>
    public async Task<double> SendAsync(NpgsqlDataSource source)
    {
        var start = Stopwatch.GetTimestamp();
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var (text, parameters) in sent)
        {
            await using var command = new NpgsqlCommand(text, connection, transaction);
            foreach (var parameter in parameters)
                command.Parameters.Add(parameter.Clone());
            await using var reader = await command.ExecuteReaderAsync();
            do while (await reader.ReadAsync())
                for (var i = 0; i < reader.FieldCount; i++)
                    reader.GetValue(i);
            while (await reader.NextResultAsync());
        }

        await transaction.CommitAsync();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>Sends all of them on an open connection, one after the other as the page does, and hands over each row.</summary>
    public async Task SendAsync(NpgsqlConnection connection, Action<int, NpgsqlDataReader> see)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        for (var i = 0; i < sent.Count; i++)
        {
            await using var command = new NpgsqlCommand(sent[i].Text, connection, transaction);
            foreach (var parameter in sent[i].Parameters)
                command.Parameters.Add(parameter.Clone());
            await using var reader = await command.ExecuteReaderAsync();
            do while (await reader.ReadAsync())
                see(i, reader);
            while (await reader.NextResultAsync());
        }

        await transaction.CommitAsync();
    }

    /// <summary>A script for pgbench: the same statements in one transaction, their values written out.</summary>
    public string ToScript()
    {
        var script = new StringBuilder("BEGIN;\n");
        foreach (var (text, parameters) in sent)
        {
            var sql = text;
            foreach (var parameter in parameters.OrderByDescending(p => p.ParameterName.Length))
                sql = sql.Replace("@" + parameter.ParameterName.TrimStart('@'), Literal(parameter.Value), StringComparison.Ordinal);
            // pgbench reads a colon before a name as a variable; casts have two and are left alone.
            script.Append(sql.ReplaceLineEndings(" ")).Append(";\n");
        }

        return script.Append("COMMIT;\n").ToString();
    }

    private static string Literal(object? value) =>
        value switch
        {
            null or DBNull => "NULL",
            bool b => b ? "true" : "false",
            Guid id => $"'{id}'::uuid",
            DateOnly day => $"'{day:yyyy-MM-dd}'::date",
            DateTimeOffset at => FormattableString.Invariant($"'{at:yyyy-MM-dd HH:mm:ss.ffffff}+00'::timestamptz"),
            DateTime at => FormattableString.Invariant($"'{at:yyyy-MM-dd HH:mm:ss.ffffff}+00'::timestamptz"),
            string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
            Guid[] ids => $"'{{{string.Join(',', ids)}}}'::uuid[]",
            IEnumerable<Guid> ids => $"'{{{string.Join(',', ids)}}}'::uuid[]",
            IEnumerable<string> texts => $"'{{{string.Join(',', texts)}}}'::text[]",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => throw new InvalidOperationException($"A parameter of the type {value.GetType()} has no literal yet."),
        };

    private void Add(DbCommand command)
    {
        lock (sent)
            sent.Add((command.CommandText, [.. command.Parameters.Cast<NpgsqlParameter>().Select(p => p.Clone())]));
    }

    private sealed class Finder(Statements statements) : IObserver<DiagnosticListener>, IDisposable
    {
        private readonly List<IDisposable> subscriptions = [];

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
                subscriptions.Add(value.Subscribe(new Listener(statements)));
        }

        public void Dispose() => subscriptions.ForEach(s => s.Dispose());

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }

    private sealed class Listener(Statements statements) : IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == RelationalEventId.CommandExecuted.Name && value.Value is CommandExecutedEventData data)
                statements.Add(data.Command);
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }
}
