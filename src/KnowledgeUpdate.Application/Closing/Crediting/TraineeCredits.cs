using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Closing;

/// <summary>
/// Brings the ledger in line with the outcomes of trainees: hours of another number are reversed, those due are credited, and who completed
/// gets a certificate.
/// </summary>
[Service]
public sealed class TraineeCredits(
    PortalDbContext db,
    PapersReader reader,
    PrintedHours printed,
    HourReversal reversal,
    HourLedger ledger,
    DoubleCredits doubles,
    CompletionCertificates certificates,
    ClosingAccess access,
    Notifier notifier,
    AuditWriter audit,
    TimeProvider clock
)
{
    /// <summary>Brings people's hours and certificates in line with their outcomes.</summary>
    /// <param name="reason">Why hours that stand are reversed: the person reads it.</param>
    public async Task SettleAsync(CreditedGathering gathering, IReadOnlyList<Enrolment> people, string reason, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var enrolment in people.Where(e => e.CreditedHours is not null))
            await TakeBackAsync(gathering, enrolment, reason, ct);
        var due = people.Where(e => e.Hours > 0).ToList();
        var accounts = await AccountsAsync(due, ct);
        var (ids, rule) = (due.Select(e => e.Id).ToList(), (await reader.LastAsync(gathering.Id, ct))!.Figures.Rule);
        var before = (
            await db.GatheringCredits.Where(c => ids.Contains(c.EnrolmentId)).Select(c => c.EnrolmentId).Distinct().ToListAsync(ct)
        ).ToHashSet();
        var credits = due.Select(e => (Enrolment: e, Credit: new GatheringCredit(e, !before.Contains(e.Id), now))).ToList();
        db.AddRange(credits.Select(c => c.Credit));
        await ledger.CreditAsync(
            gathering.LearningYear,
            [
                .. credits.Select(c => new HourCredit
                {
                    LearnerId = c.Enrolment.LearnerId,
                    Category = HourCategory.Professional,
                    Hours = c.Enrolment.Hours,
                    SourceKind = access.Of(gathering).Source,
                    SourceId = c.Credit.Id,
                    Title = gathering.Title,
                    Provider = gathering.HostName,
                    From = gathering.StartsOn,
                    To = gathering.HeldUntil,
                    Rule = $"出勤 {c.Enrolment.HalfDaysAttended}/{c.Enrolment.HalfDaysHeld} 个半天；{rule}",
                }),
            ],
            ct
        );
        // Two records of one person that were merged after the papers were filed count once, as in a merge.
        var persons = accounts.Values.Select(a => a.Id).ToList();
        foreach (
            var record in await db
                .Learners.AsNoTracking()
                .Where(l => l.MergedIntoId != null && persons.Contains(l.MergedIntoId.Value))
                .OrderBy(l => l.Id)
                .ToListAsync(ct)
        )
        {
            foreach (var twice in await doubles.OfAsync(record.AccountId, record.Id, ct))
                await ledger.ReverseAsync(twice.Last, DoubleCredits.SameSource, ReviewCause.RecordsMerged, ct);
        }
        var completed = due.Where(e => e.Outcome == Outcome.Completed).ToList();
        // Who has a valid one, under review perhaps, is left out by the issuer, and told of the hours alone.
        var issued =
            completed.Count > 0
                ? (await certificates.IssueAsync(gathering, completed.Select(e => (e, accounts[e.Id])), ct))
                    .Select(c => c.HolderId)
                    .ToHashSet()
                : [];
        foreach (var enrolment in due)
            enrolment.Credited(now);
        await TellAsync(
            gathering,
            issued,
            completed.Select(e => accounts[e.Id]).ToList(),
            due.Except(completed).Select(e => accounts[e.Id]).ToList(),
            ct
        );
    }

    /// <summary>
    /// Reverses the hours that stand for a trainee; the certificates that print them are under review, and the person is told.
    /// </summary>
    public async Task TakeBackAsync(CreditedGathering gathering, Enrolment enrolment, string reason, CancellationToken ct)
    {
        if (await EntryAsync(gathering, enrolment, ct) is { } counted)
            await reversal.ReverseAsync(counted.Last, reason, ct);
        enrolment.TakeCreditBack();
    }

    /// <summary>The entry by which a trainee's hours count now; null: none does.</summary>
    public async Task<CountedEntry?> EntryAsync(CreditedGathering gathering, Enrolment enrolment, CancellationToken ct)
    {
        var entries = await db
            .HourEntries.AsNoTracking()
            .Where(e => e.LearnerId == enrolment.LearnerId && e.LearningYear == gathering.LearningYear)
            .ToListAsync(ct);
        var gatherings = await printed.SeminarsAsync(entries, ct);
        return CountedEntry.Of(entries).FirstOrDefault(c => gatherings.GetValueOrDefault(c.Entry.SourceId) == gathering.Id);
    }

    /// <summary>People of a seminar whose hours count now, in the order of their seats.</summary>
    public async Task<IReadOnlyList<Enrolment>> CountedAsync(CreditedGathering gathering, CancellationToken ct)
    {
        var credited = await db
            .Enrolments.Where(e => e.GatheringId == gathering.Id && e.CreditedHours != null)
            .OrderBy(e => e.Seat)
            .ThenBy(e => e.Id)
            .ToListAsync(ct);
        var (ids, records) = (credited.Select(e => e.Id).ToList(), credited.Select(e => e.LearnerId).ToList());
        var sources = await db
            .GatheringCredits.AsNoTracking()
            .Where(c => ids.Contains(c.EnrolmentId))
            .ToDictionaryAsync(c => c.Id, c => c.EnrolmentId, ct);
        var entries = await db
            .HourEntries.AsNoTracking()
            .Where(e => records.Contains(e.LearnerId) && e.LearningYear == gathering.LearningYear)
            .ToListAsync(ct);
        var counted = CountedEntry.Of(entries).Select(c => sources.GetValueOrDefault(c.Entry.SourceId)).ToHashSet();
        return [.. credited.Where(e => counted.Contains(e.Id))];
    }

    /// <summary>
    /// Hours that a merge took back, since another record of the person had the seminar too, are due again where that record's enrolment is
    /// the one that no longer counts.
    /// </summary>
    public async Task ForgetMergedAsync(CreditedGathering gathering, CancellationToken ct)
    {
        var people = await db
            .Enrolments.Where(e =>
                e.GatheringId == gathering.Id
                && e.CreditedHours != null
                && e.Hours > 0
                && db.Learners.Any(l => l.MergedIntoId != null && (l.Id == e.LearnerId || l.MergedIntoId == e.LearnerId))
            )
            .ToListAsync(ct);
        foreach (var enrolment in people)
        {
            var entries = await db
                .HourEntries.AsNoTracking()
                .Where(e => e.LearnerId == enrolment.LearnerId && e.LearningYear == gathering.LearningYear)
                .ToListAsync(ct);
            var gatherings = await printed.SeminarsAsync(entries, ct);
            var own = entries.Where(e => gatherings.GetValueOrDefault(e.SourceId) == gathering.Id).Select(e => e.Id).ToHashSet();
            if (
                !CountedEntry.Of(entries).Any(c => own.Contains(c.Entry.Id))
                && entries.Any(e => e.Reason == DoubleCredits.SameSource && e.ReversesId is { } reversed && own.Contains(reversed))
            )
                enrolment.TakeCreditBack();
        }

        if (people.Count > 0)
            await audit.SaveAsync(ct);
    }

    /// <summary>
    /// Issues certificates anew that were revoked in the review of an acceptance that was withdrawn, to people who completed and whose
    /// hours stood all the time.
    /// </summary>
    public async Task IssueAnewAsync(CreditedGathering gathering, CancellationToken ct)
    {
        await audit.SaveAsync(ct);
        var kind = access.Of(gathering).Certificate;
        var revoked = db.Certificates.Where(c =>
            c.Kind == kind
            && c.ProjectId == gathering.Id
            && c.State == CertificateState.Revoked
            && c.Reason != RevocationReason.Fraud
            && db.CertificateReviews.Any(r =>
                r.CertificateId == c.Id && r.Cause == ReviewCause.AcceptanceWithdrawn && r.Outcome == ReviewOutcome.Revoked
            )
        );
        var people = await db
            .Enrolments.Where(e =>
                e.GatheringId == gathering.Id
                && e.State == EnrolmentState.Confirmed
                && e.Outcome == Outcome.Completed
                && e.CreditedHours == e.Hours
                && db.Learners.Any(l => l.Id == e.LearnerId && revoked.Any(c => c.HolderId == l.Id || c.HolderId == l.MergedIntoId))
            )
            .OrderBy(e => e.Seat)
            .ToListAsync(ct);
        var counted = new List<Enrolment>();
        foreach (var enrolment in people)
            if (await EntryAsync(gathering, enrolment, ct) is not null)
                counted.Add(enrolment);
        if (counted.Count == 0)
            return;
        var accounts = await AccountsAsync(counted, ct);
        // Who has a valid one is left out by the issuer.
        var issued = (await certificates.IssueAsync(gathering, counted.Select(e => (e, accounts[e.Id])), ct))
            .Select(c => c.HolderId)
            .ToHashSet();
        await notifier.TellAllAsync(
            UsersOf(accounts.Values.Where(a => issued.Contains(a.Id))),
            "The closing papers of “{0}” are accepted again: a new certificate is issued to you",
            Links.MyCertificates,
            ct,
            gathering.Title
        );
    }

    private async Task<Dictionary<Guid, Learner>> AccountsAsync(List<Enrolment> people, CancellationToken ct)
    {
        var ids = people.Select(p => p.LearnerId).ToList();
        var learners = await db.Learners.AsNoTracking().Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, ct);
        var kept = learners.Values.Select(l => l.MergedIntoId).OfType<Guid>().ToList();
        var accounts = await db.Learners.AsNoTracking().Where(l => kept.Contains(l.Id)).ToDictionaryAsync(l => l.Id, ct);
        return people.ToDictionary(e => e.Id, e => learners[e.LearnerId].MergedIntoId is { } into ? accounts[into] : learners[e.LearnerId]);
    }

    private async Task TellAsync(
        CreditedGathering gathering,
        HashSet<Guid> issued,
        List<Learner> certified,
        List<Learner> others,
        CancellationToken ct
    )
    {
        await notifier.TellAllAsync(
            UsersOf(certified.Where(l => issued.Contains(l.Id))),
            "Your hours of “{0}” are credited, and your certificate is issued",
            Links.MyCertificates,
            ct,
            gathering.Title
        );
        await notifier.TellAllAsync(
            UsersOf(certified.Where(l => l.IsCertain && !issued.Contains(l.Id))),
            "Your hours of “{0}” are credited",
            Links.MyHours,
            ct,
            gathering.Title
        );
        await notifier.TellAllAsync(
            UsersOf(certified.Where(l => !l.IsCertain)),
            "Your hours of “{0}” are credited; the certificate follows once your record is confirmed",
            Links.MyHours,
            ct,
            gathering.Title
        );
        await notifier.TellAllAsync(
            UsersOf(others),
            "Your hours of “{0}” are credited as attended; a training that was broken off gives no certificate",
            Links.MyHours,
            ct,
            gathering.Title
        );
    }

    private static List<Guid> UsersOf(IEnumerable<Learner> people) => [.. people.Select(l => l.UserId).OfType<Guid>()];
}
