using KnowledgeUpdate.Application.Work;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Tells a learner, by whichever of the person's records has the account.</summary>
[Service]
public sealed class LearnerNotices(PortalDbContext db, Notifier notifier)
{
    /// <summary>Tells the person of a record, if there is an account.</summary>
    public async Task TellAsync(Guid learnerId, [Sentence] string key, string link, CancellationToken ct, params object?[] args)
    {
        var account = await db.Learners.Where(l => l.Id == learnerId).Select(l => l.MergedIntoId ?? l.Id).SingleAsync(ct);
        foreach (
            var user in await db
                .Learners.Where(l => (l.Id == account || l.MergedIntoId == account) && l.UserId != null)
                .Select(l => l.UserId!.Value)
                .Distinct()
                .ToListAsync(ct)
        )
            await notifier.TellAsync(user, key, link, ct, args);
    }
}
