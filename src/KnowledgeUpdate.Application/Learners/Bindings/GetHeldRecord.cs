using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Why the account's own record is held back; null if it is not.</summary>
[SignedIn]
public sealed record GetHeldRecord : IQuery<HeldRecord?>;

/// <summary>Why a record is held back.</summary>
/// <param name="State">Of the last binding of the account; null: none is known.</param>
public sealed record HeldRecord(DateTimeOffset Since, BindingState? State, string? Reason)
{
    /// <summary>The record asked for was not given: the account may start over with another number.</summary>
    public bool MayStartOver => State is BindingState.Refused or BindingState.Undone;
}

internal sealed class GetHeldRecordHandler(PortalDbContext db, Actor actor) : IRequestHandler<GetHeldRecord, HeldRecord?>
{
    public async Task<HeldRecord?> Handle(GetHeldRecord query, CancellationToken cancellationToken)
    {
        var me = actor.Me;
        return await db
            .Learners.Where(l => l.UserId == me && l.FrozenAt != null)
            .Select(l => new HeldRecord(
                l.FrozenAt!.Value,
                db.RecordBindings.Where(b => b.UserId == me)
                    .OrderByDescending(b => b.AskedAt)
                    .Select(b => (BindingState?)b.State)
                    .FirstOrDefault(),
                db.RecordBindings.Where(b => b.UserId == me).OrderByDescending(b => b.AskedAt).Select(b => b.Reason).FirstOrDefault()
            ))
            .SingleOrDefaultAsync(cancellationToken);
    }
}
