namespace KnowledgeUpdate.Application.Work;

/// <summary>Sends short messages 短信.</summary>
public interface ITextGateway
{
    /// <summary>Whether a gateway is configured: without one nothing is put into the outbox, and pages that need a code say so.</summary>
    bool IsOffered { get; }

    /// <summary>Sends one; throws if it was not accepted.</summary>
    /// <param name="id">The same at every try, so that a gateway can drop a repeated one.</param>
    Task SendAsync(Guid id, string phone, string body, CancellationToken ct);
}
