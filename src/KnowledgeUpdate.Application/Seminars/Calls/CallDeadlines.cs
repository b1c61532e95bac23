using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Moves what waits under a call when its last days move.</summary>
[Service]
public sealed class CallDeadlines(PortalDbContext db)
{
    /// <summary>First reviews that wait get the new last day, and so does the office's item.</summary>
    /// <param name="before">The terms until now.</param>
    public async Task MoveAsync(SeminarCall call, CallTerms before, CancellationToken ct)
    {
        if (call.Terms.FirstReviewDueOn is not { } due || before.FirstReviewDueOn == due)
            return;
        var waiting = await db
            .SeminarProposals.Where(p =>
                p.CallId == call.Id
                && p.State == ProposalState.Submitted
                && (before.FirstReviewDueOn == null || p.ReviewDueOn == before.FirstReviewDueOn)
            )
            .ToListAsync(ct);
        foreach (var proposal in waiting)
            proposal.MoveReview(due);
        List<Guid> subjects = [call.Id, .. waiting.Select(p => p.Id)];
        foreach (var item in await db.WorkItems.Where(w => subjects.Contains(w.SubjectId) && w.DoneAt == null).ToListAsync(ct))
            item.Postpone(due);
    }
}
