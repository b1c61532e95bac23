using KnowledgeUpdate.Application.Work;

namespace KnowledgeUpdate.Testing;

/// <summary>A gateway that takes every short message and delivers none: tests read them in the outbox.</summary>
public sealed class KeptTexts : ITextGateway
{
    /// <inheritdoc />
    public bool IsOffered => true;

    /// <inheritdoc />
    public Task SendAsync(Guid id, string phone, string body, CancellationToken ct) => Task.CompletedTask;
}
