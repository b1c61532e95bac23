using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Brings the ledger in line with the outcomes of trainees: hours of another number are reversed, those due are credited, and who completed gets a certificate.</summary>
public sealed class TraineeCredits(PortalDbContext db, PapersDesk desk, PrintedHours printed, HourReversal reversal, HourLedger ledger, DoubleCredits doubles, SeminarCertificates certificates, Notifier notifier, TimeProvider clock)
{
    /// <summary>Brings people's hours and certificates in line with their outcomes.</summary>
    /// <param name="reason">Why hours that stand are reversed: the person reads it.</param>
    public async Task SettleAsync(Seminar seminar, IReadOnlyList<Enrolment> people, string reason, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var enrolment in people.Where(e => e.CreditedHours is not null))
            await TakeBackAsync(seminar, enrolment, reason, ct);
        var due = people.Where(e => e.Hours > 0).ToList();
        var accounts = await AccountsAsync(due, ct);
        var (ids, rule) = (due.Select(e => e.Id).ToList(), (await desk.LastAsync(seminar.Id, ct))!.Figures.Rule);
        var before = (await db.SeminarCredits.Where(c => ids.Contains(c.EnrolmentId)).Select(c => c.EnrolmentId).Distinct().ToListAsync(ct)).ToHashSet();
        var credits = due.Select(e => (Enrolment: e, Credit: new SeminarCredit(e, !before.Contains(e.Id), now))).ToList();
        db.AddRange(credits.Select(c => c.Credit));
        await ledger.CreditAsync(seminar.LearningYear, [.. credits.Select(c => new HourCredit(c.Enrolment.LearnerId, HourCategory.Professional, c.Enrolment.Hours, HourSource.Seminar, c.Credit.Id, seminar.Title, seminar.HostName, seminar.StartsOn, seminar.HeldUntil,
            $"出勤 {c.Enrolment.HalfDaysAttended}/{c.Enrolment.HalfDaysHeld} 个半天；{rule}"))], ct);
        // Two records of one person that were merged after the papers were filed count once, as in a merge.
        var persons = accounts.Values.Select(a => a.Id).ToList();
        foreach (var record in await db.Learners.AsNoTracking().Where(l => l.MergedIntoId != null && persons.Contains(l.MergedIntoId.Value)).OrderBy(l => l.Id).ToListAsync(ct))
            foreach (var twice in await doubles.OfAsync(record.AccountId, record.Id, ct))
                await ledger.ReverseAsync(twice.Last, DoubleCredits.SameSource, ReviewCause.RecordsMerged, ct);
        var completed = due.Where(e => e.Outcome == Outcome.Completed).ToList();
        if (completed.Count > 0)
            await certificates.IssueAsync(seminar, completed.Select(e => (e, accounts[e.Id])), ct);
        foreach (var enrolment in due)
            enrolment.Credited(now);
        await TellAsync(seminar, completed.Select(e => accounts[e.Id]).ToList(), due.Except(completed).Select(e => accounts[e.Id]).ToList(), ct);
    }

    /// <summary>Reverses the hours that stand for a trainee; the certificates that print them are under review, and the person is told.</summary>
    public async Task TakeBackAsync(Seminar seminar, Enrolment enrolment, string reason, CancellationToken ct)
    {
        if (await EntryAsync(seminar, enrolment, ct) is { } counted)
            await reversal.ReverseAsync(counted.Last, reason, ct);
        enrolment.TakeCreditBack();
    }

    /// <summary>The entry by which a trainee's hours count now; null: none does.</summary>
    public async Task<CountedEntry?> EntryAsync(Seminar seminar, Enrolment enrolment, CancellationToken ct)
    {
        var entries = await db.HourEntries.AsNoTracking().Where(e => e.LearnerId == enrolment.LearnerId && e.LearningYear == seminar.LearningYear).ToListAsync(ct);
        var seminars = await printed.SeminarsAsync(entries, ct);
        return CountedEntry.Of(entries).FirstOrDefault(c => c.Entry.SourceKind == HourSource.Seminar && seminars.GetValueOrDefault(c.Entry.SourceId) == seminar.Id);
    }

    private async Task<Dictionary<Guid, Learner>> AccountsAsync(List<Enrolment> people, CancellationToken ct)
    {
        var ids = people.Select(p => p.LearnerId).ToList();
        var learners = await db.Learners.AsNoTracking().Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, ct);
        var kept = learners.Values.Select(l => l.MergedIntoId).OfType<Guid>().ToList();
        var accounts = await db.Learners.AsNoTracking().Where(l => kept.Contains(l.Id)).ToDictionaryAsync(l => l.Id, ct);
        return people.ToDictionary(e => e.Id, e => learners[e.LearnerId].MergedIntoId is { } into ? accounts[into] : learners[e.LearnerId]);
    }

    private async Task TellAsync(Seminar seminar, List<Learner> certified, List<Learner> others, CancellationToken ct)
    {
        await notifier.TellAllAsync(UsersOf(certified.Where(l => l.IsCertain)), "Your hours of “{0}” are credited, and your certificate is issued", "/learn/certificates", ct, seminar.Title);
        await notifier.TellAllAsync(UsersOf(certified.Where(l => !l.IsCertain)), "Your hours of “{0}” are credited; the certificate follows once your record is confirmed", "/learn", ct, seminar.Title);
        await notifier.TellAllAsync(UsersOf(others), "Your hours of “{0}” are credited as attended; a seminar that was broken off gives no certificate", "/learn", ct, seminar.Title);
    }

    private static List<Guid> UsersOf(IEnumerable<Learner> people) => [.. people.Select(l => l.UserId).OfType<Guid>()];
}
