using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>
/// What a merge does to certificates: two for one seminar are one too many, and two for one year show two different sums.
/// </summary>
[Service]
public sealed class MergedCertificates(PortalDbContext db, PrintedHours printed, CertificateReviews reviews, TimeProvider clock)
{
    /// <summary>
    /// Revokes the merged record's certificate of a seminar for which the kept one has a valid one. Called before its hours are reversed.
    /// </summary>
    public async Task RevokeDoubledAsync(Learner kept, Learner merged, IReadOnlyList<CountedEntry> twice, CancellationToken ct)
    {
        var seminars = (await printed.SeminarsAsync(twice.Select(t => t.Entry), ct)).Values.ToList();
        if (seminars.Count == 0)
            return;
        var valid = await db
            .Certificates.Where(c =>
                c.Kind == CertificateKind.SeminarCompletion
                && c.State == CertificateState.Valid
                && seminars.Contains(c.ProjectId)
                && (c.LearnerId == merged.Id || db.Learners.Any(l => l.Id == c.LearnerId && (l.Id == kept.Id || l.MergedIntoId == kept.Id)))
            )
            .ToListAsync(ct);
        var revoked = new List<Certificate>();
        foreach (var certificate in valid.Where(c => c.LearnerId == merged.Id))
            if (valid.FirstOrDefault(c => c.LearnerId != merged.Id && c.ProjectId == certificate.ProjectId) is { } stands)
            {
                var reason = $"合并学员记录：同一期研修班已向本人核发证书 {stands.Number}";
                certificate.Revoke(RevocationReason.Duplicate, reason, BeijingTime.DateOf(clock.GetUtcNow()));
                await reviews.CloseAsync(certificate, ReviewOutcome.Revoked, reason, ct);
                revoked.Add(certificate);
            }

        if (revoked.Count > 0)
            await reviews.TellAsync(revoked, "Your certificate {0} was revoked", "The certificate {0} of your staff was revoked", null, ct);
    }

    /// <summary>
    /// Puts the merged record's yearly certificates under review where the kept record has hours of the same year too. Called when the
    /// years are counted anew.
    /// </summary>
    public async Task ReviewYearsAsync(Learner kept, Learner merged, string reason, CancellationToken ct)
    {
        var resting = await db
            .Certificates.Where(c =>
                c.Kind == CertificateKind.YearlyHours
                && c.State == CertificateState.Valid
                && c.UnderReviewSince == null
                && c.LearnerId == merged.Id
                && db.HourEntries.Any(e => e.LearningYear == c.LearningYear && e.LearnerId == kept.Id)
            )
            .OrderBy(c => c.Number)
            .ToListAsync(ct);
        await reviews.OpenAsync(resting, _ => new ReviewCauseGiven(ReviewCause.RecordsMerged, reason, merged.Id), ct);
    }
}
