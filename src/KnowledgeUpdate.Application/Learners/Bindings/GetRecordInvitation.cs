using KnowledgeUpdate.Application.Accounts;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>What an invitation link to a record offers.</summary>
[Public]
public sealed record GetRecordInvitation(string Secret) : IQuery<RecordOffer>;

/// <summary>The offer. The link may have gone astray, so it says nothing of the number.</summary>
public sealed record RecordOffer(string Name, string Unit, DateTimeOffset ExpiresAt, bool IsOpen);

internal sealed class GetRecordInvitationHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<GetRecordInvitation, RecordOffer>
{
    public async Task<RecordOffer> Handle(GetRecordInvitation query, CancellationToken cancellationToken)
    {
        var (hash, now) = (InvitationSecret.HashOf(query.Secret), clock.GetUtcNow());
        return await (
            from i in db.RecordInvitations
            join l in db.Learners on i.LearnerId equals l.Id
            join o in db.Organisations on i.UnitId equals o.Id
            where i.SecretHash == hash
            select new RecordOffer(
                l.Name,
                o.Name,
                i.ExpiresAt,
                i.AcceptedAt == null && i.RevokedAt == null && i.ExpiresAt > now && l.UserId == null && l.MergedIntoId == null
            )
        ).SingleOrNotFoundAsync(_ => true, cancellationToken);
    }
}
