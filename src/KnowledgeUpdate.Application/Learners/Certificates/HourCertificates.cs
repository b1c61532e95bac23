using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Certificates that rest on the hour ledger: of a seminar, and of a learning year.</summary>
[Service]
public sealed class HourCertificates(
    PortalDbContext db,
    Actor actor,
    LearnerAccess access,
    CertificatesOfNow ofNow,
    PrintedHours printed,
    HoursBehind hours
) : ICertificateKind
{
    public bool Has(CertificateKind kind) => kind is CertificateKind.SeminarCompletion or CertificateKind.YearlyHours;

    public string NumberWord(CertificateKind kind) => kind == CertificateKind.SeminarCompletion ? "研结" : "学时";

    /// <summary>That of a seminar: the one of a year is taken by its holder.</summary>
    public bool IsReissued(CertificateKind kind) => kind == CertificateKind.SeminarCompletion;

    /// <summary>The record of the holder; of a merged one, the one it was merged into.</summary>
    public async Task<CertificateHolder> HolderAsync(Certificate certificate, CancellationToken ct)
    {
        var learner = await db.Learners.SingleAsync(l => l.Id == certificate.HolderId, ct);
        return HolderOf(learner.MergedIntoId is { } kept ? await db.Learners.SingleAsync(l => l.Id == kept, ct) : learner);
    }

    /// <summary>A learner as the holder of certificates.</summary>
    public static CertificateHolder HolderOf(Learner learner) =>
        new(learner.Id, learner.Name, learner.IdentityMask, Links.Learner(learner.Id), Links.CorrectLearner(learner.Id), learner.UserId);

    /// <summary>The valid certificates of a person, in the order of their numbers.</summary>
    public IQueryable<Certificate> ValidOf(Guid accountId) =>
        db
            .Certificates.Where(c =>
                c.State == CertificateState.Valid
                && (c.LearnerId == accountId || db.Learners.Any(l => l.Id == c.LearnerId && l.MergedIntoId == accountId))
            )
            .OrderBy(c => c.Number);

    public Task<bool> IsOwnAsync(Certificate certificate, CancellationToken ct) => access.IsOwnAsync(certificate.HolderId, ct);

    /// <summary>Of a merged record, whoever may see the one that is kept, and its holder under either.</summary>
    public async Task GuardReaderAsync(Certificate certificate, CancellationToken ct)
    {
        var account = await db.Learners.Where(l => l.Id == certificate.LearnerId).Select(l => l.MergedIntoId ?? l.Id).SingleAsync(ct);
        if (!await db.Learners.AnyAsync(l => l.MergedIntoId == account && l.UserId == actor.UserId && actor.UserId != null, ct))
            await access.FindAsync(account, ct);
    }

    public Task<CertificateOrder> InPlaceOfAsync(Certificate certificate, CancellationToken ct) => ofNow.InPlaceOfAsync(certificate, ct);

    public Task<CertificateOrder> AgainAsync(Certificate revoked, CancellationToken ct) => ofNow.AgainAsync(revoked, ct);

    public async Task<decimal?> HoursNowAsync(Certificate certificate, CancellationToken ct) => await ofNow.HoursAsync(certificate, ct);

    public async Task<IReadOnlyList<FactBehind>> BehindAsync(Certificate certificate, CancellationToken ct) =>
        [
            .. (await printed.BehindAsync(certificate, ct)).Select(e => new FactBehind(
                e.Last.Id,
                e.Last.Title,
                e.Last.Hours,
                e.Last.Category,
                Links.HourEntry(certificate.HolderId, e.Last.LearningYear, e.Last.Id)
            )),
        ];

    public Task DecideBehindAsync(Certificate certificate, HoursChoice choice, CancellationToken ct) =>
        hours.DecideAsync(certificate, choice, ct);
}
