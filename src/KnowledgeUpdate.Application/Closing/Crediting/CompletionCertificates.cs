using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Closing;

/// <summary>Certificates of completing a gathering, such as 研修结业证书.</summary>
[Service]
public sealed class CompletionCertificates(
    PortalDbContext db,
    IEnumerable<ICreditedGatherings> kinds,
    CertificateIssuer issuer,
    AuditWriter audit
)
{
    /// <summary>Issues them to people whose hours are credited; those whose record is in doubt get theirs once it is not.</summary>
    /// <returns>The new certificates; who has a valid one is left out.</returns>
    public Task<IReadOnlyList<Certificate>> IssueAsync(
        CreditedGathering gathering,
        IEnumerable<(Enrolment Enrolment, Learner Person)> people,
        CancellationToken ct
    ) =>
        issuer.IssueAsync(
            kinds.First(k => k.Has(gathering)).Certificate,
            [.. people.Select(p => OrderOf(gathering, p.Enrolment, p.Person))],
            ct
        );

    /// <summary>
    /// Issues those that waited because it was in doubt whose record it is: the hours stand, and there never was a certificate.
    /// </summary>
    public async Task IssueWaitingAsync(Learner record, CancellationToken ct)
    {
        await audit.SaveAsync(ct);
        if (!record.IsCertain)
            return;
        foreach (var kind in kinds)
            await IssueWaitingAsync(kind, record, ct);
    }

    private async Task IssueWaitingAsync(ICreditedGatherings kind, Learner record, CancellationToken ct)
    {
        var (certificate, source) = (kind.Certificate, kind.Source);
        var waiting = await (
            from e in db.Enrolments.AsNoTracking()
            join s in kind.All().AsNoTracking() on e.GatheringId equals s.Id
            where
                e.CreditedAt != null
                && e.Outcome == Outcome.Completed
                && db.Learners.Any(l => l.Id == e.LearnerId && (l.Id == record.Id || l.MergedIntoId == record.Id))
                && !db.Certificates.Any(c =>
                    c.Kind == certificate && c.ProjectId == s.Id && (c.LearnerId == record.Id || c.LearnerId == e.LearnerId)
                )
                && db.HourEntries.Any(h =>
                    h.LearnerId == e.LearnerId
                    && h.LearningYear == s.EndsOn.Year
                    && h.SourceKind == source
                    && db.GatheringCredits.Any(c => c.Id == h.SourceId && c.EnrolmentId == e.Id)
                    && !db.HourEntries.Any(r =>
                        r.LearnerId == e.LearnerId
                        && r.LearningYear == s.EndsOn.Year
                        && r.SourceKind == HourSource.Reversal
                        && r.SourceId == h.Id
                    )
                )
            orderby e.CreditedAt
            select new { Enrolment = e, Gathering = s }
        ).ToListAsync(ct);
        if (waiting.Count > 0)
            await issuer.IssueAsync(certificate, [.. waiting.Select(w => OrderOf(w.Gathering, w.Enrolment, record))], ct);
    }

    private static CertificateOrder OrderOf(CreditedGathering gathering, Enrolment enrolment, Learner person) =>
        new()
        {
            HolderId = person.Id,
            ProjectId = gathering.Id,
            LearningYear = gathering.LearningYear,
            Name = person.Name,
            IdentityMask = person.IdentityMask,
            Subject = gathering.Title,
            Hours = enrolment.Hours,
            Compulsory = null,
            Elective = null,
            Professional = null,
            From = gathering.StartsOn,
            To = gathering.EndsOn,
            Provider = gathering.HostName,
        };
}
