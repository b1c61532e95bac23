namespace KnowledgeUpdate.Application.Certificates;

/// <summary>The keys with which anybody verifies certificates offline.</summary>
[Public]
public sealed record ListPublishedKeys : IQuery<IReadOnlyList<PublishedKey>>;

internal sealed class ListPublishedKeysHandler(CertificateSigner signer) : IRequestHandler<ListPublishedKeys, IReadOnlyList<PublishedKey>>
{
    public Task<IReadOnlyList<PublishedKey>> Handle(ListPublishedKeys query, CancellationToken cancellationToken) =>
        Task.FromResult(signer.Published);
}
