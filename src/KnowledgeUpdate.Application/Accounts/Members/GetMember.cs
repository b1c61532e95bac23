using KnowledgeUpdate.Application.Audit;
using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>A person's account with the memberships that the reader may see.</summary>
/// <param name="ToKeep">Only if the actor keeps the account as a whole: for the forms.</param>
[Requires(Permission.ReadMembers)]
public sealed record GetMember(Guid UserId, bool ToKeep = false) : IQuery<MemberRecord>;

internal sealed class GetMemberHandler(PortalDbContext db, MemberAccess access, Lending lending, HistoryReader history, TimeProvider clock)
    : IRequestHandler<GetMember, MemberRecord>
{
    public async Task<MemberRecord> Handle(GetMember query, CancellationToken cancellationToken)
    {
        var memberships = await db.LinesAsync(access.Visible().Where(m => m.UserId == query.UserId), access, clock, cancellationToken);
        if (memberships.Count == 0 && !access.KeepsAll)
            throw new NotFoundException(nameof(User));
        var user = query.ToKeep
            ? await access.FindToKeepAsync(query.UserId, cancellationToken)
            : await db.Users.SingleOrDefaultAsync(u => u.Id == query.UserId, cancellationToken)
                ?? throw new NotFoundException(nameof(User));
        var persons = await PersonsAsync(user.Id, cancellationToken);
        var kept = new List<PersonLinkLine>();
        foreach (var line in persons)
            if (await access.KeepsAsync(line.UserId, cancellationToken))
                kept.Add(line);
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
            History = await history.ReadAsync(nameof(User), user.Id, cancellationToken),
            Lent = await lending.LinesAsync(
                db.LentRoles.Where(l =>
                    (l.LenderId == user.Id || l.DeputyId == user.Id) && access.Visible().Any(m => m.Id == l.MembershipId)
                ),
                cancellationToken
            ),
            MayKeep = user.EndedAt is null && await access.KeepsAsync(user.Id, cancellationToken),
            Persons = kept,
            OtherPersons = persons.Count - kept.Count,
        };
    }

    private async Task<IReadOnlyList<PersonLinkLine>> PersonsAsync(Guid user, CancellationToken ct) =>
        await (
            from l in db.PersonLinks
            where l.EndedAt == null && (l.FirstId == user || l.SecondId == user)
            join u in db.Users on l.FirstId == user ? l.SecondId : l.FirstId equals u.Id
            orderby l.RecordedAt
            select new PersonLinkLine(l.Id, l.Version, u.Id, u.DisplayName, u.UserName, l.Reason, l.RecordedAt)
        ).ToListAsync(ct);
}
