using KnowledgeUpdate.Application.Accounts;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>
/// A person who was told that their record passes to another account says “not me”, with one tap and without signing in. A binding is
/// frozen at once. Saying it again changes nothing.
/// </summary>
[Public]
public sealed record SayNotMe(string Secret) : ICommand<Unit>;

internal sealed class SayNotMeHandler(PortalDbContext db, RecordBindings bindings) : IRequestHandler<SayNotMe, Unit>
{
    public async Task<Unit> Handle(SayNotMe command, CancellationToken cancellationToken)
    {
        var hash = InvitationSecret.HashOf(command.Secret);
        var binding = await db.RecordBindings.SingleOrNotFoundAsync(
            b => db.RecordBindingLetters.Any(l => l.SecretHash == hash && l.BindingId == b.Id),
            cancellationToken
        );
        if (await bindings.IsDecidedAsync(binding, cancellationToken))
            throw new RuleException(
                "It was decided already that the record is with the right account. Whoever knows better turns to the employer or "
                    + "the HR bureau."
            );
        await bindings.NotMeAsync(binding, cancellationToken);
        return Unit.Value;
    }
}
