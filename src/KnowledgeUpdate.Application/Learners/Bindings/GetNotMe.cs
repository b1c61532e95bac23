using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>What a “not me” link is about. Whoever has the link is the person told.</summary>
[Public]
public sealed record GetNotMe(string Secret) : IQuery<NotMeView>;

/// <param name="IdentityMask">Number of the record, masked.</param>
/// <param name="HasSaid">“Not me” was said already.</param>
public sealed record NotMeView(BindingState State, string IdentityMask, DateTimeOffset At, bool HasSaid);

internal sealed class GetNotMeHandler(PortalDbContext db) : IRequestHandler<GetNotMe, NotMeView>
{
    public async Task<NotMeView> Handle(GetNotMe query, CancellationToken cancellationToken)
    {
        var hash = InvitationSecret.HashOf(query.Secret);
        return await (
            from letter in db.RecordBindingLetters
            join b in db.RecordBindings on letter.BindingId equals b.Id
            join l in db.Learners on b.LearnerId equals l.Id
            where letter.SecretHash == hash
            select new NotMeView(b.State, l.IdentityMask, b.BoundAt ?? b.AskedAt, b.ContestedAt != null || b.FrozenAt != null)
        ).SingleOrNotFoundAsync(_ => true, cancellationToken);
    }
}
