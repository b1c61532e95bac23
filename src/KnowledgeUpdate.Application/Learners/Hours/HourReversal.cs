using System.Globalization;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>
/// Reverses an entry of the ledger with all its consequences: the claim it came from, the certificates that print it, the notice to the
/// person.
/// </summary>
[Service]
public sealed class HourReversal(PortalDbContext db, HourLedger ledger, AuditWriter audit, LearnerNotices notices)
{
    /// <returns>Whether the reversal is new.</returns>
    public async Task<bool> ReverseAsync(HourEntry entry, string reason, CancellationToken ct)
    {
        if (entry.SourceKind == HourSource.Claim)
        {
            var claim = await db.HourClaims.SingleAsync(c => c.Id == entry.SourceId, ct);
            if (claim.State == ClaimState.Credited)
                claim.Move(ClaimAction.Reverse);
        }

        if (!await ledger.ReverseAsync(entry, reason, ReviewCause.HoursReversed, ct))
            return false;
        audit.Note(nameof(Learner), entry.LearnerId, "Hours were reversed");
        await notices.TellAsync(
            entry.LearnerId,
            "{0} hours of “{1}” were reversed",
            Links.MyEntry(entry.LearningYear, entry.Id),
            ct,
            entry.Hours.ToString("0.#", CultureInfo.InvariantCulture),
            entry.Title
        );
        return true;
    }
}
