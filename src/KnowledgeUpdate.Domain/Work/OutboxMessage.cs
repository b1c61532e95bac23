namespace KnowledgeUpdate.Domain.Work;

/// <summary>A letter that leaves after commit, at least once, in order.</summary>
public sealed class OutboxMessage : Entity, IUntracked
{
    private OutboxMessage() { }

    /// <summary>Puts a letter into the outbox.</summary>
    public OutboxMessage(string to, string subject, string body, DateTimeOffset at)
    {
        To = to;
        Subject = subject;
        Body = body;
        At = at;
    }

    /// <summary>Puts a short message to a telephone into the outbox.</summary>
    public static OutboxMessage Text(string phone, string body, DateTimeOffset at) =>
        new(phone, "", body, at) { Channel = OutboxChannel.Text };

    public OutboxChannel Channel { get; private set; }

    public string To { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public string Body { get; private set; } = "";

    /// <summary>When it was written.</summary>
    public DateTimeOffset At { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>How often it failed.</summary>
    public int Failures { get; private set; }

    /// <summary>Not before this instant after a failure.</summary>
    public DateTimeOffset? RetryAt { get; private set; }

    /// <summary>It left; the text is dropped, the record stays.</summary>
    public void Sent(DateTimeOffset now) => (SentAt, Body) = (now, "");

    /// <summary>It failed: next try after 1, 2, 4 … minutes, at most an hour.</summary>
    public void Failed(DateTimeOffset now) =>
        (Failures, RetryAt) = (Failures + 1, now + TimeSpan.FromMinutes(Math.Min(60, 1 << Math.Min(Failures, 6))));
}
