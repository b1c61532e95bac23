using System.Security.Cryptography;
using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>The learner takes the certificate of a year that is complete. When hours changed since, a new one replaces the old.</summary>
/// <returns>The valid certificate.</returns>
[SignedIn]
public sealed record TakeYearlyCertificate(short Year) : ICommand<Guid>;

internal sealed class TakeYearlyCertificateHandler(
    PortalDbContext db,
    LearnerAccess access,
    CertificatesOfNow ofNow,
    CertificateIssuer issuer,
    LearningYears years,
    TimeProvider clock
) : IRequestHandler<TakeYearlyCertificate, Guid>
{
    public async Task<Guid> Handle(TakeYearlyCertificate command, CancellationToken cancellationToken)
    {
        (await years.OpenAsync(cancellationToken)).DemandBegun(command.Year);
        var mine = await access.MineAsync(cancellationToken);
        var learner = mine.MergedIntoId is { } kept ? await db.Learners.SingleAsync(l => l.Id == kept, cancellationToken) : mine;
        if (!learner.IsCertain)
            throw new RuleException("A certificate prints a name and a number: it can be taken once your record is confirmed.");
        var order = await ofNow.OfYearAsync(learner, command.Year, cancellationToken);
        var valid = await db.Certificates.SingleOrDefaultAsync(
            c =>
                c.Kind == CertificateKind.YearlyHours
                && c.ProjectId == order.ProjectId
                && c.HolderId == learner.Id
                && c.State == CertificateState.Valid,
            cancellationToken
        );
        if (valid?.UnderReviewSince is { } since)
            throw new RuleException(
                "Your certificate {0} is under review since {1:yyyy-MM-dd}: the programme office decides it first.",
                valid.Number,
                BeijingTime.DateOf(since)
            );
        if (
            valid is not null
            && valid.Facts is var f
            && (f.Compulsory, f.Elective, f.Professional) == (order.Compulsory, order.Elective, order.Professional)
            && !CertificateReplacements.Differs(f, learner.Name, learner.IdentityMask)
            && (valid.Items is not { } listed || CertificateItems.DigestOf(listed) == CertificateItems.DigestOf(order.Items))
        )
            return valid.Id;
        return (
            await issuer.ReplaceAsync(
                valid,
                CertificateKind.YearlyHours,
                order with
                {
                    ReplacesId = valid?.Id,
                },
                "学时或登记信息有变化，换发新证书",
                BeijingTime.DateOf(clock.GetUtcNow()),
                cancellationToken
            )
        ).Id;
    }

    /// <summary>A learner's year as a project: the same id whenever it is asked for.</summary>
    internal static Guid ProjectOf(Guid learner, short year) =>
        new(SHA256.HashData([.. learner.ToByteArray(), .. BitConverter.GetBytes(year)]).AsSpan(0, 16));
}
