using FluentValidation;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>Replaces certificates when what they print of a person is corrected.</summary>
[Service]
public sealed class CertificateReplacements(
    PortalDbContext db,
    CertificateIssuer issuer,
    CertificateReviews reviews,
    Notifier notifier,
    TimeProvider clock
)
{
    /// <summary>The record of a certificate's holder; of a merged one, the one it was merged into.</summary>
    public async Task<Learner> HolderAsync(Guid learnerId, CancellationToken ct)
    {
        var learner = await db.Learners.SingleAsync(l => l.Id == learnerId, ct);
        return learner.MergedIntoId is { } kept ? await db.Learners.SingleAsync(l => l.Id == kept, ct) : learner;
    }

    /// <summary>Whether a certificate prints another name or number than the record has.</summary>
    public static bool Differs(CertificateFacts facts, Learner learner) =>
        (facts.Name, facts.IdentityMask) != (learner.Name, learner.IdentityMask);

    /// <summary>The valid certificates of a person, in the order of their numbers.</summary>
    public IQueryable<Certificate> ValidOf(Guid accountId) =>
        db
            .Certificates.Where(c =>
                c.State == CertificateState.Valid
                && (c.LearnerId == accountId || db.Learners.Any(l => l.Id == c.LearnerId && l.MergedIntoId == accountId))
            )
            .OrderBy(c => c.Number);

    /// <summary>Issues it anew with the record's name and number; everything else stays as it was printed, and a review goes on.</summary>
    public async Task<Certificate> ReplaceAsync(Certificate old, Learner learner, string reason, CancellationToken ct)
    {
        var (f, since) = (old.Facts, old.UnderReviewSince);
        var order = new CertificateOrder(
            old.LearnerId,
            old.ProjectId,
            old.LearningYear,
            learner.Name,
            learner.IdentityMask,
            f.Subject,
            f.Hours,
            f.Compulsory,
            f.Elective,
            f.Professional,
            f.From,
            f.To,
            f.Provider,
            old.Id
        );
        var fresh = await issuer.ReplaceAsync(old, old.Kind, order, reason, BeijingTime.DateOf(clock.GetUtcNow()), ct);
        if (since is { } from)
            await reviews.CarryOverAsync(old, from, fresh, ct);
        if (learner.UserId is { } user)
            await notifier.TellAsync(user, "Your certificate {0} was replaced by {1}", Links.MyCertificates, ct, f.Number, fresh.Number);
        return fresh;
    }
}
