namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>Remembers where the answer to a POST redirected to, for a repetition of the POST.</summary>
[Public]
public sealed record RecordAnswer(Guid Key, string Location) : ICommand<Unit>;

internal sealed class RecordAnswerHandler(PortalDbContext db) : IRequestHandler<RecordAnswer, Unit>
{
    public async Task<Unit> Handle(RecordAnswer command, CancellationToken cancellationToken)
    {
        await db
            .IdempotencyKeys.Where(k => k.Key == command.Key && k.Location == null)
            .ExecuteUpdateAsync(k => k.SetProperty(p => p.Location, command.Location), cancellationToken);
        return Unit.Value;
    }
}
