using System.Collections.Concurrent;
using System.Diagnostics;

namespace KnowledgeUpdate.Testing;

/// <summary>Statements that are sent from here on as part of this test's activity, as the driver reports them.</summary>
public sealed class SentStatements : IDisposable
{
    private readonly ConcurrentQueue<string> sent = new();
    private readonly Activity whole = new Activity("statements").SetIdFormat(ActivityIdFormat.W3C).Start();
    private readonly ActivityListener listener;

    public SentStatements()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Parent.TraceId == whole.TraceId ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == whole.TraceId)
                    sent.Enqueue((activity.GetTagItem("db.query.text") ?? activity.GetTagItem("db.statement")) as string ?? "");
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    public IReadOnlyList<string> All => [.. sent];

    public void Dispose()
    {
        listener.Dispose();
        whole.Dispose();
    }
}
