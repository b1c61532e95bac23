using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>People with a role in the actor's unit or area, last appointed first.</summary>
/// <param name="Words">Part of a name or user name.</param>
/// <param name="Unit">One unit only.</param>
/// <param name="Ended">Memberships that are over instead of those that hold.</param>
[Requires(Permission.ReadMembers)]
public sealed record ListMembers(string? Words, Role? Role, Guid? Unit, bool Ended, PageOf Page) : IQuery<MemberList>;

/// <summary>People and open invitations.</summary>
/// <param name="UnitName">Name of the one unit asked for.</param>
/// <param name="Invitations">Those still open or lapsed in the last month, newest first; at most 50.</param>
public sealed record MemberList(string? UnitName, bool MayInvite, Page<MemberRow> Rows, IReadOnlyList<InvitationRow> Invitations);

/// <summary>A membership in the list.</summary>
public sealed record MemberRow
{
    public required Guid MembershipId { get; init; }

    public required Guid UserId { get; init; }

    public required string Name { get; init; }

    public required string UserName { get; init; }

    /// <summary>Masked.</summary>
    public required string? Phone { get; init; }

    public required Role Role { get; init; }

    public required string Unit { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly? To { get; init; }

    public required bool AccountEnded { get; init; }

    public required DateTimeOffset? LastSignInAt { get; init; }
}

/// <summary>An invitation in the list.</summary>
public sealed record InvitationRow(Guid Id, string Name, string Email, Role Role, string Unit, DateTimeOffset ExpiresAt, bool IsOpen);

internal sealed class ListMembersHandler(PortalDbContext db, MemberAccess access, UnitAccess units, TimeProvider clock)
    : IRequestHandler<ListMembers, MemberList>
{
    internal static readonly Sorts<Member> Sorts = new("-appointed", m => m.Membership.Id) { "appointed" };

    public async Task<MemberList> Handle(ListMembers query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = BeijingTime.DateOf(now);
        var unitName = query.Unit is { } one
            ? await units.Visible().Where(o => o.Id == one).Select(o => o.Name).SingleOrDefaultAsync(cancellationToken)
                ?? throw new NotFoundException("Organisation")
            : null;
        var memberships = access.Visible();
        if (query.Unit is { } unit)
            memberships = memberships.Where(m => m.OrganisationId == unit);
        if (query.Role is { } role)
            memberships = memberships.Where(m => m.Role == role);
        var rows =
            from m in memberships
            join u in db.Users on m.UserId equals u.Id
            where query.Ended ? m.To < today || u.EndedAt != null : (m.To == null || m.To >= today) && u.EndedAt == null
            select new Member { Membership = m, User = u };
        if (!string.IsNullOrWhiteSpace(query.Words))
        {
            var pattern = LikePattern.Containing(query.Words.Trim());
            rows = rows.Where(r =>
                EF.Functions.ILike(r.User.DisplayName, pattern, LikePattern.EscapeCharacter)
                || EF.Functions.ILike(r.User.UserName, pattern, LikePattern.EscapeCharacter)
            );
        }

        var page = await rows.ToPageAsync(
            Sorts.Of(),
            query.Page,
            r => new MemberRow
            {
                MembershipId = r.Membership.Id,
                UserId = r.User.Id,
                Name = r.User.DisplayName,
                UserName = r.User.UserName,
                Phone = r.User.Phone,
                Role = r.Membership.Role,
                Unit = db.Organisations.Where(o => o.Id == r.Membership.OrganisationId).Select(o => o.Name).Single(),
                From = r.Membership.From,
                To = r.Membership.To,
                AccountEnded = r.User.EndedAt != null,
                LastSignInAt = r.User.LastSignInAt,
            },
            cancellationToken
        );
        var since = now.AddDays(-30);
        var invitations = await (
            from i in db.Invitations
            join o in units.Visible() on i.OrganisationId equals o.Id
            where
                i.AcceptedAt == null && i.RevokedAt == null && i.ExpiresAt > since && (query.Unit == null || i.OrganisationId == query.Unit)
            orderby i.ExpiresAt descending
            select new InvitationRow(i.Id, i.Name, i.Email, i.Role, o.Name, i.ExpiresAt, i.ExpiresAt > now)
        )
            .Take(50)
            .ToListAsync(cancellationToken);
        return new MemberList(
            unitName,
            access.Roles.Count > 0,
            page.With([.. page.Rows.Select(r => r with { Phone = r.Phone is null ? null : PhoneNumber.Mask(r.Phone) })]),
            invitations
        );
    }

    /// <summary>What a row of the list is made of.</summary>
    internal sealed class Member
    {
        public required Membership Membership { get; init; }

        public required User User { get; init; }
    }
}
