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
        return new MemberRecord(
            user.Id,
            user.Version,
            user.DisplayName,
            user.UserName,
            user.Phone is null ? null : PhoneNumber.Mask(user.Phone),
            user.Email,
            user.EndedAt,
            user.LastSignInAt,
            user.MustChangePassword,
            memberships,
            []
        )
        {
            Language = user.Language,
            Lent = await lending.LinesAsync(db.LentRoles.Where(l => l.LenderId == me || l.DeputyId == me), cancellationToken),
        };
    }
}
