using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>
/// The confirmed employer, the bureau of the area or the office invites the person of a record to open an account for it. An earlier
/// invitation ends.
/// </summary>
/// <returns>The secret of the link, shown once: the unit passes it to the person.</returns>
[Requires(Permission.InviteToRecord)]
public sealed record InviteToRecord(Guid LearnerId) : ICommand<RecordInvitationLink>;

public sealed record RecordInvitationLink(string Secret, DateTimeOffset ExpiresAt);

internal sealed class InviteToRecordHandler(
    PortalDbContext db,
    Actor actor,
    LearnerAccess access,
    RuleBook rules,
    AuditWriter audit,
    TimeProvider clock
) : IRequestHandler<InviteToRecord, RecordInvitationLink>
{
    public async Task<RecordInvitationLink> Handle(InviteToRecord command, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        var learner = await access.Answering().SingleOrNotFoundAsync(l => l.Id == command.LearnerId, ct);
        if (await db.HolderOf(learner.Id).AnyAsync(ct))
            throw new RuleException("This record is bound to an account already. If it is the wrong one, freeze the binding.");
        foreach (
            var earlier in await db
                .RecordInvitations.Where(i => i.LearnerId == learner.Id && i.AcceptedAt == null && i.RevokedAt == null)
                .ToListAsync(ct)
        )
            earlier.Revoke(now);
        var secret = InvitationSecret.New();
        var days = await rules.ParameterAsync(RuleKeys.InvitationDays, BeijingTime.DateOf(now), ct);
        var invitation = new RecordInvitation(
            learner.Id,
            actor.MyUnit,
            InvitationSecret.HashOf(secret),
            actor.Me,
            actor.OnBehalfOfId,
            now,
            now.AddDays(days)
        );
        db.Add(invitation);
        audit.Note(nameof(Learner), learner.Id, "An invitation link was made");
        return new RecordInvitationLink(secret, invitation.ExpiresAt);
    }
}
