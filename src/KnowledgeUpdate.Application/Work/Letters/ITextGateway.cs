namespace KnowledgeUpdate.Application.Work;

/// <summary>Hands short messages 短信 to whoever delivers them.</summary>
public interface ITextGateway
{
    /// <summary>Whether one is configured: without it nothing is put into the outbox, and what needs a code says so.</summary>
    bool IsOffered { get; }

    /// <summary>Hands one over; throws when it was not taken.</summary>
    /// <param name="id">The same at every try, so that a gateway can drop a repeated one.</param>
    Task SendAsync(Guid id, string phone, string body, CancellationToken ct);
}
