using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>Remembers where the answer to a POST led, for the same POST again.</summary>
[Public]
public sealed record RecordAnswer(Guid Key, string Location) : IQuery<Unit>;

/// <summary>Where the answer to a POST led; null while it is not known.</summary>
[Public]
public sealed record FindAnswer(Guid Key) : IQuery<string?>;

internal sealed class FindAnswerHandler(PortalDbContext db) : IRequestHandler<FindAnswer, string?>
{
    public Task<string?> Handle(FindAnswer query, CancellationToken cancellationToken) =>
        db.IdempotencyKeys.Where(k => k.Key == query.Key).Select(k => k.Location).SingleOrDefaultAsync(cancellationToken);
}

internal sealed class RecordAnswerHandler(PortalDbContext db) : IRequestHandler<RecordAnswer, Unit>
{
    public async Task<Unit> Handle(RecordAnswer request, CancellationToken cancellationToken)
    {
        await db.IdempotencyKeys.Where(k => k.Key == request.Key && k.Location == null)
            .ExecuteUpdateAsync(k => k.SetProperty(p => p.Location, request.Location), cancellationToken);
        return Unit.Value;
    }
}
