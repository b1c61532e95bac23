using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>Replaces certificates when what they print of a person is corrected.</summary>
[Service]
public sealed class CertificateReplacements(CertificateIssuer issuer, CertificateReviews reviews, Notifier notifier, TimeProvider clock)
{
    /// <summary>Whether a certificate prints another name or number than the register has.</summary>
    public static bool Differs(CertificateFacts facts, string name, string mask) => (facts.Name, facts.IdentityMask) != (name, mask);

    /// <summary>
    /// Issues it anew with the name and number that the register has now; everything else stays as it was printed, and a review goes on.
    /// </summary>
    public async Task<Certificate> ReplaceAsync(Certificate old, CertificateHolder holder, string reason, CancellationToken ct)
    {
        var (f, since) = (old.Facts, old.UnderReviewSince);
        var order = new CertificateOrder
        {
            HolderId = old.HolderId,
            ProjectId = old.ProjectId,
            LearningYear = old.LearningYear,
            Name = holder.Name,
            IdentityMask = holder.Mask,
            Subject = f.Subject,
            Hours = f.Hours,
            Compulsory = f.Compulsory,
            Elective = f.Elective,
            Professional = f.Professional,
            From = f.From,
            To = f.To,
            Provider = f.Provider,
            ReplacesId = old.Id,
            HolderKind = old.HolderKind,
            IssuedBy = old.IssuerId is { } unit ? new CertificateIssuedBy(unit, f.Issuer) : null,
            ExpiresOn = f.ExpiresOn,
            Own = f.Own,
            Items = old.Items ?? [],
        };
        var fresh = await issuer.ReplaceAsync(old, old.Kind, order, reason, BeijingTime.DateOf(clock.GetUtcNow()), ct);
        if (since is { } from)
            await reviews.CarryOverAsync(old, from, fresh, ct);
        if (holder.UserId is { } user)
            await notifier.TellAsync(user, "Your certificate {0} was replaced by {1}", Links.MyCertificates, ct, f.Number, fresh.Number);
        return fresh;
    }
}
