namespace KnowledgeUpdate.Application.Accounts;

[SignedIn]
public sealed record GetProfile : IQuery<MemberRecord>;

internal sealed class GetProfileHandler(PortalDbContext db, Actor actor, MemberAccess access, Lending lending, TimeProvider clock)
    : IRequestHandler<GetProfile, MemberRecord>
{
    public async Task<MemberRecord> Handle(GetProfile query, CancellationToken cancellationToken)
    {
        var me = actor.Me;
        var memberships = await db.LinesAsync(db.Memberships.Where(m => m.UserId == me), access, clock, cancellationToken);
        var user = await db.Users.SingleAsync(u => u.Id == me, cancellationToken);
        return new MemberRecord
        {
            UserId = user.Id,
            Version = user.Version,
            Name = user.DisplayName,
            UserName = user.UserName,
            Phone = user.Phone is null ? null : PhoneNumber.Mask(user.Phone),
            Email = user.Email,
            EndedAt = user.EndedAt,
            LastSignInAt = user.LastSignInAt,
            MustChangePassword = user.MustChangePassword,
            Memberships = memberships,
            History = [],
            Language = user.Language,
            Lent = await lending.LinesAsync(db.LentRoles.Where(l => l.LenderId == me || l.DeputyId == me), cancellationToken),
            Waiting = await lending.WaitingAsync(cancellationToken),
        };
    }
}
