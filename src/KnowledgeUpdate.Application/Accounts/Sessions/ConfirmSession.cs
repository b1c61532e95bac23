namespace KnowledgeUpdate.Application.Accounts;

/// <summary>
/// The person types the password again before an important act. A wrong one is counted, so it is an answer rather than an exception.
/// </summary>
[SignedIn]
public sealed record ConfirmSession(string? Password) : ICommand<ConfirmAnswer>;

/// <summary>What came of it.</summary>
/// <param name="WaitUntil">No further try before this instant.</param>
public sealed record ConfirmAnswer(bool IsConfirmed, DateTimeOffset? WaitUntil = null);

internal sealed class ConfirmSessionHandler(
    PortalDbContext db,
    Actor actor,
    PasswordCheck passwords,
    Sessions sessions,
    Tries tries,
    TimeProvider clock
) : IRequestHandler<ConfirmSession, ConfirmAnswer>
{
    public async Task<ConfirmAnswer> Handle(ConfirmSession command, CancellationToken cancellationToken)
    {
        TryLimit[] limits = [tries.OfConfirming()];
        await tries.HoldAsync(limits[0], cancellationToken);
        if (await tries.WaitAsync(limits, cancellationToken) is { } wait)
            return new ConfirmAnswer(false, wait);
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == actor.Me, cancellationToken);
        if (!passwords.Fits(user, command.Password))
            return new ConfirmAnswer(false, await tries.CountAsync(limits, cancellationToken));
        await tries.ForgetAsync(limits, cancellationToken);
        if (actor.SessionId is { } id && await sessions.FindHeldAsync(id, cancellationToken) is { } session)
            session.Confirm(clock.GetUtcNow());
        return new ConfirmAnswer(true);
    }
}
