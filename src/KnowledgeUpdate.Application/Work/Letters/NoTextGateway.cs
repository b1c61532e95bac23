namespace KnowledgeUpdate.Application.Work;

/// <summary>No gateway is configured.</summary>
internal sealed class NoTextGateway : ITextGateway
{
    public bool IsOffered => false;

    public Task SendAsync(Guid id, string phone, string body, CancellationToken ct) =>
        throw new InvalidOperationException("Set Texts__Folder or Texts__Url: short messages wait in the outbox.");
}
