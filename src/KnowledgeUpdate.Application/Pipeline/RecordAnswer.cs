namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>Remembers where the answer to a POST redirected to, for a repetition of the POST.</summary>
[Public]
public sealed record RecordAnswer(Guid Key, string Location) : IQuery<Unit>;

internal sealed class RecordAnswerHandler(PortalDbContext db) : IRequestHandler<RecordAnswer, Unit>
{
    public async Task<Unit> Handle(RecordAnswer request, CancellationToken cancellationToken)
    {
        await db
            .IdempotencyKeys.Where(k => k.Key == request.Key && k.Location == null)
            .ExecuteUpdateAsync(k => k.SetProperty(p => p.Location, request.Location), cancellationToken);
        return Unit.Value;
    }
}
