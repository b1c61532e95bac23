using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>What an account needs to act as a learner.</summary>
internal static class LearnerAccounts
{
    /// <summary>
    /// Makes sure that the account acts as a learner. The role belongs to the region itself rather than to the employer, so that it
    /// outlasts every employment.
    /// </summary>
    public static async Task<Membership> LearnerMembershipAsync(
        this PortalDbContext db,
        Guid userId,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        if (await db.Memberships.FirstOrDefaultAsync(m => m.UserId == userId && m.Role == Role.Learner && m.To == null, ct) is { } there)
            return there;
        var region = await db.Organisations.Where(o => o.ParentId == null).Select(o => o.Id).SingleAsync(ct);
        var membership = new Membership(userId, region, Role.Learner, BeijingTime.DateOf(now));
        db.Add(membership);
        return membership;
    }

    /// <summary>
    /// The record through which an account reads a record: the record itself, or one that was merged into it. At most one.
    /// </summary>
    public static IQueryable<Learner> HolderOf(this PortalDbContext db, Guid recordId) =>
        db.Learners.Where(l => (l.Id == recordId || l.MergedIntoId == recordId) && l.UserId != null);

    /// <summary>The bindings of a record, also those of records merged into it.</summary>
    public static IQueryable<RecordBinding> BindingsOf(this PortalDbContext db, Guid recordId) =>
        db.RecordBindings.Where(b => b.LearnerId == recordId || db.Learners.Any(l => l.Id == b.LearnerId && l.MergedIntoId == recordId));
}
