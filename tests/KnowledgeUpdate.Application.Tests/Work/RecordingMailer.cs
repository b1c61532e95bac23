using System.Collections.Concurrent;
using KnowledgeUpdate.Application.Work;

namespace KnowledgeUpdate.Application.Tests.Work;

/// <summary>A mail system that takes everything, records it, and misbehaves where a test asks for it.</summary>
internal sealed class RecordingMailer(Func<Letter, Task>? then = null) : IMailer
{
    public ConcurrentQueue<Letter> Sent { get; } = new();

    public async Task SendAsync(Letter letter, CancellationToken ct)
    {
        if (then is not null)
            await then(letter);
        Sent.Enqueue(letter);
    }
}
