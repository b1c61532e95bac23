namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>Where the answer to a POST redirected to; null while it is not known.</summary>
[Public]
public sealed record FindAnswer(Guid Key) : IQuery<string?>;

internal sealed class FindAnswerHandler(PortalDbContext db) : IRequestHandler<FindAnswer, string?>
{
    public Task<string?> Handle(FindAnswer query, CancellationToken cancellationToken) =>
        db.IdempotencyKeys.Where(k => k.Key == query.Key).Select(k => k.Location).SingleOrDefaultAsync(cancellationToken);
}
