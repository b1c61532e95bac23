using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Certificates of completing a seminar 研修结业证书.</summary>
[Service]
public sealed class SeminarCertificates(PortalDbContext db, CertificateIssuer issuer, AuditWriter audit)
{
    /// <summary>Issues them to people whose hours are credited; those whose record is in doubt get theirs once it is not.</summary>
    /// <returns>The new certificates; who has a valid one is left out.</returns>
    public Task<IReadOnlyList<Certificate>> IssueAsync(
        Seminar seminar,
        IEnumerable<(Enrolment Enrolment, Learner Person)> people,
        CancellationToken ct
    ) => issuer.IssueAsync(CertificateKind.SeminarCompletion, [.. people.Select(p => OrderOf(seminar, p.Enrolment, p.Person))], ct);

    /// <summary>
    /// Issues those that waited because it was in doubt whose record it is: the hours stand, and there never was a certificate.
    /// </summary>
    public async Task IssueWaitingAsync(Learner record, CancellationToken ct)
    {
        await audit.SaveAsync(ct);
        if (!record.IsCertain)
            return;
        var waiting = await (
            from e in db.Enrolments.AsNoTracking()
            join s in db.Seminars.AsNoTracking() on e.GatheringId equals s.Id
            where
                e.CreditedAt != null
                && e.Outcome == Outcome.Completed
                && db.Learners.Any(l => l.Id == e.LearnerId && (l.Id == record.Id || l.MergedIntoId == record.Id))
                && !db.Certificates.Any(c =>
                    c.Kind == CertificateKind.SeminarCompletion
                    && c.ProjectId == s.Id
                    && (c.LearnerId == record.Id || c.LearnerId == e.LearnerId)
                )
                && db.HourEntries.Any(h =>
                    h.LearnerId == e.LearnerId
                    && h.LearningYear == s.EndsOn.Year
                    && h.SourceKind == HourSource.Seminar
                    && db.SeminarCredits.Any(c => c.Id == h.SourceId && c.EnrolmentId == e.Id)
                    && !db.HourEntries.Any(r =>
                        r.LearnerId == e.LearnerId
                        && r.LearningYear == s.EndsOn.Year
                        && r.SourceKind == HourSource.Reversal
                        && r.SourceId == h.Id
                    )
                )
            orderby e.CreditedAt
            select new { Enrolment = e, Seminar = s }
        ).ToListAsync(ct);
        if (waiting.Count > 0)
            await issuer.IssueAsync(
                CertificateKind.SeminarCompletion,
                [.. waiting.Select(w => OrderOf(w.Seminar, w.Enrolment, record))],
                ct
            );
    }

    private static CertificateOrder OrderOf(Seminar seminar, Enrolment enrolment, Learner person) =>
        new(
            person.Id,
            seminar.Id,
            seminar.LearningYear,
            person.Name,
            person.IdentityMask,
            seminar.Title,
            enrolment.Hours,
            null,
            null,
            null,
            seminar.StartsOn,
            seminar.EndsOn,
            seminar.HostName
        );
}
