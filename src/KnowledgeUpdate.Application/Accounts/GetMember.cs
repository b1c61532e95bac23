using KnowledgeUpdate.Application.Audit;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>A person's account with the memberships that the reader may see.</summary>
/// <param name="ToKeep">Only if the actor keeps the account as a whole: for the forms.</param>
[Requires(Role.ProgrammeOffice, Role.SystemAdministrator, Role.LocalBureau, Role.IndustryDepartment, Role.UnitAdministrator, Role.Auditor)]
public sealed record GetMember(Guid UserId, bool ToKeep = false) : IQuery<MemberRecord>;

/// <summary>The account.</summary>
/// <param name="Phone">Masked.</param>
public sealed record MemberRecord(
    Guid UserId, uint Version, string Name, string UserName, string? Phone, string? Email, DateTimeOffset? EndedAt, DateTimeOffset? LastSignInAt, bool MustChangePassword,
    IReadOnlyList<MembershipLine> Memberships, IReadOnlyList<HistoryLine> History);

/// <summary>A membership of a person.</summary>
/// <param name="MayEnd">The reader gives and ends its role.</param>
public sealed record MembershipLine(Guid Id, uint Version, Role Role, Guid OrganisationId, string Unit, DateOnly From, DateOnly? To, bool Holds, bool MayEnd);

internal sealed class GetMemberHandler(PortalDbContext db, MemberAccess access, HistoryReader history, TimeProvider clock) : IRequestHandler<GetMember, MemberRecord>
{
    public async Task<MemberRecord> Handle(GetMember query, CancellationToken cancellationToken)
    {
        var memberships = await db.LinesAsync(access.Visible().Where(m => m.UserId == query.UserId), access, clock, cancellationToken);
        if (memberships.Count == 0 && !access.KeepsAll)
            throw new NotFoundException(nameof(User));
        var user = query.ToKeep ? await access.FindToKeepAsync(query.UserId, cancellationToken)
            : await db.Users.SingleOrDefaultAsync(u => u.Id == query.UserId, cancellationToken) ?? throw new NotFoundException(nameof(User));
        return new MemberRecord(user.Id, user.Version, user.DisplayName, user.UserName, user.Phone is null ? null : PhoneNumber.Mask(user.Phone), user.Email, user.EndedAt, user.LastSignInAt,
            user.MustChangePassword, memberships, await history.ReadAsync(nameof(User), user.Id, cancellationToken));
    }
}

/// <summary>One's own account.</summary>
[SignedIn]
public sealed record GetProfile : IQuery<MemberRecord>;

internal sealed class GetProfileHandler(PortalDbContext db, Actor actor, MemberAccess access, TimeProvider clock) : IRequestHandler<GetProfile, MemberRecord>
{
    public async Task<MemberRecord> Handle(GetProfile query, CancellationToken cancellationToken)
    {
        var me = actor.Me;
        var memberships = await db.LinesAsync(db.Memberships.Where(m => m.UserId == me), access, clock, cancellationToken);
        var user = await db.Users.SingleAsync(u => u.Id == me, cancellationToken);
        return new MemberRecord(user.Id, user.Version, user.DisplayName, user.UserName, user.Phone is null ? null : PhoneNumber.Mask(user.Phone), user.Email, user.EndedAt, user.LastSignInAt,
            user.MustChangePassword, memberships, []);
    }
}

internal static class MembershipLines
{
    public static async Task<IReadOnlyList<MembershipLine>> LinesAsync(this PortalDbContext db, IQueryable<Membership> memberships, MemberAccess access, TimeProvider clock, CancellationToken ct)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var rows = await (from m in memberships join o in db.Organisations on m.OrganisationId equals o.Id orderby m.From, m.Id select new { Membership = m, o.Name }).ToListAsync(ct);
        return [.. rows.Select(r => new MembershipLine(r.Membership.Id, r.Membership.Version, r.Membership.Role, r.Membership.OrganisationId, r.Name, r.Membership.From, r.Membership.To,
            r.Membership.HoldsOn(today), access.Roles.Contains(r.Membership.Role)))];
    }
}
