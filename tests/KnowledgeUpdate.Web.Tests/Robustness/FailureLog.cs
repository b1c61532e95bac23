using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace KnowledgeUpdate.Web.Tests.Robustness;

/// <summary>Hears which exception stood behind an answer of 500, which the answer itself rightly does not tell.</summary>
internal sealed class FailureLog : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly ConcurrentQueue<string> heard = new();
    private readonly List<IDisposable> subscriptions = [];
    private readonly string host;

    public FailureLog(string host)
    {
        this.host = host;
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>What was heard since it was asked last.</summary>
    public string Take()
    {
        var all = new List<string>();
        while (heard.TryDequeue(out var one))
            all.Add(one);
        return string.Join(" | ", all.Distinct());
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.AspNetCore")
            lock (subscriptions)
                subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (
            value.Key
                is not (
                    "Microsoft.AspNetCore.Diagnostics.HandledException"
                    or "Microsoft.AspNetCore.Diagnostics.UnhandledException"
                    or "Microsoft.AspNetCore.Hosting.UnhandledException"
                )
            || value.Value is not { } data
        )
            return;
        if (
            data.GetType().GetProperty("httpContext")?.GetValue(data) is HttpContext http
            && http.Request.Host.Host == host
            && data.GetType().GetProperty("exception")?.GetValue(data) is Exception e
        )
            heard.Enqueue($"{e.GetType().Name}: {e.Message} {string.Join(" < ", OwnLines(e).Take(3))}");
    }

    private static IEnumerable<string> OwnLines(Exception e) =>
        (e.StackTrace ?? "").Split('\n').Select(l => l.Trim()).Where(l => l.Contains("KnowledgeUpdate", StringComparison.Ordinal));

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose()
    {
        foreach (var subscription in subscriptions)
            subscription.Dispose();
    }
}
