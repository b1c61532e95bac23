using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Ends one of the person's sessions, so that its cookie is no longer valid.</summary>
/// <param name="Id">The session; null: the one under way.</param>
[SignedIn]
public sealed record EndSession(Guid? Id) : ICommand<Unit>;

internal sealed class EndSessionHandler(Sessions sessions, Actor actor, AuditWriter audit, TimeProvider clock)
    : IRequestHandler<EndSession, Unit>
{
    public async Task<Unit> Handle(EndSession command, CancellationToken cancellationToken)
    {
        var id = command.Id ?? actor.SessionId;
        var session = await sessions.FindHeldAsync(id ?? Guid.Empty, cancellationToken) ?? throw new NotFoundException(nameof(UserSession));
        session.End(clock.GetUtcNow());
        if (id != actor.SessionId)
            audit.Note(nameof(User), actor.Me, "Session ended");
        return Unit.Value;
    }
}
