namespace KnowledgeUpdate.Application.Learners;

/// <summary>The invited person, who has an account, takes the record with it.</summary>
[SignedIn]
public sealed record TakeInvitedRecord(string Secret, string? Number) : ICommand<Unit>;

internal sealed class TakeInvitedRecordHandler(PortalDbContext db, Actor actor, InvitedRecords invited, TimeProvider clock)
    : IRequestHandler<TakeInvitedRecord, Unit>
{
    public async Task<Unit> Handle(TakeInvitedRecord command, CancellationToken cancellationToken)
    {
        var (invitation, record) = await invited.FindAsync(command.Secret, command.Number, cancellationToken);
        if (await db.Learners.SingleOrDefaultAsync(l => l.UserId == actor.Me, cancellationToken) is { } own)
            await invited.BindAsync(invitation, record, actor.Me, own, cancellationToken);
        else
            await invited.BindAsync(invitation, record, actor.Me, cancellationToken);
        await db.LearnerMembershipAsync(actor.Me, clock.GetUtcNow(), cancellationToken);
        return Unit.Value;
    }
}
