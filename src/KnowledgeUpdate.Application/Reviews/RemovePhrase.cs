using FluentValidation;

namespace KnowledgeUpdate.Application.Reviews;

/// <summary>Removes one's own phrase.</summary>
[SignedIn]
public sealed record RemovePhrase(Guid Id) : ICommand<Unit>;

internal sealed class RemovePhraseHandler(PortalDbContext db, Actor actor) : IRequestHandler<RemovePhrase, Unit>
{
    public async Task<Unit> Handle(RemovePhrase command, CancellationToken cancellationToken)
    {
        await db.SavedPhrases.Where(p => p.Id == command.Id && p.UserId == actor.Me).ExecuteDeleteAsync(cancellationToken);
        return Unit.Value;
    }
}
