using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Ends all of the person's sessions except the current one.</summary>
/// <returns>How many.</returns>
[SignedIn]
public sealed record EndOtherSessions : ICommand<int>;

internal sealed class EndOtherSessionsHandler(Actor actor, Sessions sessions, AuditWriter audit) : IRequestHandler<EndOtherSessions, int>
{
    public async Task<int> Handle(EndOtherSessions command, CancellationToken cancellationToken)
    {
        var count = await sessions.EndAllAsync(actor.Me, actor.SessionId, cancellationToken);
        if (count > 0)
            audit.Note(nameof(User), actor.Me, "Session ended");
        return count;
    }
}
