using KnowledgeUpdate.Application.Audit;
using KnowledgeUpdate.Domain.Audit;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Keeps in the history that a request was refused. The refused message itself was rolled back and left nothing.</summary>
/// <param name="Message">Name of the refused message; null where none was sent.</param>
/// <param name="Page">Method and address of the request, without what was typed.</param>
/// <param name="Record">The record asked for, if the address names one.</param>
/// <param name="Kind">Type of the record that was not found; null for other refusals.</param>
[Public]
public sealed record RecordRefusal(SecurityEvent What, string? Message, string Page, Guid? Record = null, string? Kind = null)
    : ICommand<Unit>;

internal sealed class RecordRefusalHandler(PortalDbContext db, Actor actor, RefusalLog refusals) : IRequestHandler<RecordRefusal, Unit>
{
    public async Task<Unit> Handle(RecordRefusal command, CancellationToken cancellationToken)
    {
        // A record that nobody has was a wrong address.
        if (command.Kind is { } kind && !(command.Record is { } id && await ExistsAsync(kind, id, cancellationToken)))
            return Unit.Value;
        var thing = $"{command.Message}/{command.Page}";
        if (command.Message is { } message && HistoryNames.IsAct(message))
            await refusals.NoteAsync(
                command.What,
                actor.UserId,
                thing,
                "{0}: {1}",
                [new Said(HistoryNames.OfType(message).Word), command.Page],
                cancellationToken
            );
        else
            await refusals.NoteAsync(command.What, actor.UserId, thing, "Page: {0}", [command.Page], cancellationToken);
        return Unit.Value;
    }

    private async Task<bool> ExistsAsync(string kind, Guid id, CancellationToken ct)
    {
        var type = db.Model.GetEntityTypes().Select(t => t.ClrType).FirstOrDefault(t => t.Name == kind && t.IsSubclassOf(typeof(Entity)));
        return type is not null
            && await (Task<bool>)
                GetType()
                    .GetMethod(nameof(AnyAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!
                    .MakeGenericMethod(type)
                    .Invoke(this, [id, ct])!;
    }

    private Task<bool> AnyAsync<T>(Guid id, CancellationToken ct)
        where T : Entity => db.Set<T>().AnyAsync(e => e.Id == id, ct);
}
