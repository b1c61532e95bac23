using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Work;

internal static class JobRows
{
    /// <summary>
    /// The job, locked until the end of the transaction: waits for a running step, which locks the row, and sees its result.
    /// </summary>
    public static IQueryable<Job> HeldJob(this PortalDbContext db, Guid id) =>
        db.Jobs.FromSql(
            $"""
            SELECT tenant_id, id, kind, arguments, user_id, membership_id, state, done, total, result, cancel_requested, ordered_at,
                ended_at, xmin
            FROM jobs WHERE tenant_id = {db.Scope.Required} AND id = {id} FOR UPDATE
            """
        );
}
