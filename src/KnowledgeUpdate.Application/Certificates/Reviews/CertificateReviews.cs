using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>A fact that was taken back under certificates.</summary>
/// <param name="Words">The reason of the act.</param>
/// <param name="RecordId">The record whose hours changed.</param>
/// <param name="EntryId">The entry that was reversed; null where it was more than one.</param>
public sealed record ReviewCauseGiven(ReviewCause Cause, string Words, Guid RecordId, Guid? EntryId = null);

/// <summary>The sentences that announce a review.</summary>
/// <param name="Holder">With the number of the certificate.</param>
/// <param name="One">To an employer with the number of one certificate.</param>
/// <param name="Many">To an employer with how many.</param>
public sealed record ReviewNotice([Sentence] string Holder, [Sentence] string One, [Sentence] string Many);

/// <summary>
/// Puts certificates under review when hours that they print are taken back, and ends the review when the office has decided: holder and
/// employer are told of both.
/// </summary>
[Service]
public sealed class CertificateReviews(
    PortalDbContext db,
    Actor actor,
    Worklist worklist,
    Notifier notifier,
    RuleBook rules,
    TimeProvider clock
)
{
    /// <summary>Puts certificates under review: each becomes a work item of the office, which only a decision closes.</summary>
    /// <param name="notice">Sentences to holders and employers; null: those for hours that were taken back.</param>
    public async Task OpenAsync(
        IReadOnlyList<Certificate> certificates,
        Func<Certificate, ReviewCauseGiven> causeOf,
        CancellationToken ct,
        ReviewNotice? notice = null
    )
    {
        if (certificates.Count == 0)
            return;
        var now = clock.GetUtcNow();
        var due = BeijingTime.DateOf(now).AddDays(await rules.ParameterAsync(RuleKeys.CertificateReviewDays, BeijingTime.DateOf(now), ct));
        foreach (var certificate in certificates)
        {
            var isNew = certificate.UnderReviewSince is null;
            var given = causeOf(certificate);
            db.Add(new CertificateReview(certificate, given.Cause, given.Words, given.RecordId, given.EntryId, actor.UserId, now));
            if (isNew)
                await worklist.OpenForOfficeAsync(
                    CertificateActs.DecideReview,
                    nameof(Certificate),
                    certificate.Id,
                    certificate.Number,
                    certificate.Facts.Subject,
                    LinkOf(certificate),
                    ct,
                    due
                );
        }

        notice ??= new(
            "Your certificate {0} is under review, since hours that it shows were taken back",
            "The certificate {0} of your staff is under review, since hours that it shows were taken back",
            "{0} certificates of your staff are under review, since hours that they show were taken back"
        );
        await TellAsync(certificates, notice.Holder, notice.One, notice.Many, ct);
    }

    /// <summary>Ends the review of a certificate; the certificate itself is confirmed, replaced or revoked by the caller.</summary>
    public async Task CloseAsync(Certificate certificate, ReviewOutcome outcome, string reason, CancellationToken ct)
    {
        foreach (
            var review in await db.CertificateReviews.Where(r => r.CertificateId == certificate.Id && r.Outcome == null).ToListAsync(ct)
        )
            review.Decide(outcome, reason, actor.Me, clock.GetUtcNow());
        await worklist.CloseAsync(certificate.Id, ct, CertificateActs.DecideReview);
    }

    /// <summary>A certificate is issued anew for another reason, such as a corrected name: its review goes on at its successor.</summary>
    /// <param name="since">Since when the old one was under review.</param>
    public async Task CarryOverAsync(Certificate old, DateTimeOffset since, Certificate successor, CancellationToken ct)
    {
        var open = await db.CertificateReviews.Where(r => r.CertificateId == old.Id && r.Outcome == null).ToListAsync(ct);
        successor.TakeOverReview(since, open.Count);
        foreach (var review in open)
            review.MoveTo(successor);
        var due = await db
            .WorkItems.Where(w => w.SubjectId == old.Id && w.DoneAt == null && w.Act == CertificateActs.DecideReview)
            .Select(w => w.DueOn)
            .FirstOrDefaultAsync(ct);
        await worklist.CloseAsync(old.Id, ct, CertificateActs.DecideReview);
        await worklist.OpenForOfficeAsync(
            CertificateActs.DecideReview,
            nameof(Certificate),
            successor.Id,
            successor.Number,
            successor.Facts.Subject,
            LinkOf(successor),
            ct,
            due
        );
    }

    /// <summary>Tells the holders and their employers.</summary>
    /// <param name="holder">Sentence with the number of the certificate.</param>
    /// <param name="one">Sentence to an employer with the number of one certificate.</param>
    /// <param name="many">Sentence to an employer with how many.</param>
    public async Task TellAsync(
        IReadOnlyList<Certificate> certificates,
        [Sentence] string holder,
        [Sentence] string one,
        [Sentence] string? many,
        CancellationToken ct
    )
    {
        var records = certificates.Select(c => c.LearnerId).OfType<Guid>().Distinct().ToList();
        var people = await (
            from r in db.Learners
            where records.Contains(r.Id)
            join a in db.Learners on r.MergedIntoId ?? r.Id equals a.Id
            select new
            {
                Record = r.Id,
                Account = a.Id,
                a.EmployerId,
                Users = db
                    .Learners.Where(l => (l.Id == a.Id || l.MergedIntoId == a.Id) && l.UserId != null)
                    .Select(l => l.UserId!.Value)
                    .ToList(),
            }
        ).ToDictionaryAsync(p => p.Record, ct);
        foreach (var certificate in certificates)
            if (certificate.LearnerId is { } person)
                foreach (var user in people[person].Users.Distinct())
                    await notifier.TellAsync(user, holder, Links.MyCertificates, ct, certificate.Number);
            else
                await notifier.TellAsync(
                    Role.UnitAdministrator,
                    certificate.HolderId,
                    holder,
                    Links.Certificate(certificate.Id),
                    ct,
                    certificate.Number
                );
        foreach (
            var unit in certificates
                .Where(c => c.LearnerId is { } person && people[person].EmployerId is not null)
                .GroupBy(c => people[c.HolderId].EmployerId!.Value)
        )
            if (unit.ToList() is [var only])
                await notifier.TellAsync(
                    Role.UnitAdministrator,
                    unit.Key,
                    one,
                    Links.Learner(people[only.HolderId].Account),
                    ct,
                    only.Number
                );
            else
                await notifier.TellAsync(
                    Role.UnitAdministrator,
                    unit.Key,
                    many ?? one,
                    Links.Learners,
                    ct,
                    many is null
                        ? unit.Select(c => c.Number).ToList()
                        : (object)unit.Count().ToString(System.Globalization.CultureInfo.InvariantCulture)
                );
    }

    private static string LinkOf(Certificate certificate) => Links.CertificateReview(certificate.Id);
}
