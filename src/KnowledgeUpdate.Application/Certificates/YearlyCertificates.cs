using System.Security.Cryptography;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>The learner takes the certificate of a year that is complete. When hours changed since, a new one replaces the old.</summary>
/// <returns>The valid certificate.</returns>
[SignedIn]
public sealed record TakeYearlyCertificate(short Year) : ICommand<Guid>;

internal sealed class TakeYearlyCertificateHandler(PortalDbContext db, LearnerAccess access, CertificatesOfNow ofNow, CertificateIssuer issuer, TimeProvider clock) : IRequestHandler<TakeYearlyCertificate, Guid>
{
    public async Task<Guid> Handle(TakeYearlyCertificate command, CancellationToken cancellationToken)
    {
        var mine = await access.MineAsync(cancellationToken);
        var learner = mine.MergedIntoId is { } kept ? await db.Learners.SingleAsync(l => l.Id == kept, cancellationToken) : mine;
        if (!learner.IsCertain)
            throw new RuleException("A certificate prints a name and a number: it can be taken once your record is confirmed.");
        var order = await ofNow.OfYearAsync(learner, command.Year, cancellationToken);
        var valid = await db.Certificates.SingleOrDefaultAsync(c => c.Kind == CertificateKind.YearlyHours && c.ProjectId == order.ProjectId && c.LearnerId == learner.Id && c.State == CertificateState.Valid, cancellationToken);
        if (valid?.UnderReviewSince is { } since)
            throw new RuleException("Your certificate {0} is under review since {1:yyyy-MM-dd}: the programme office decides it first.", valid.Number, BeijingTime.DateOf(since));
        if (valid is not null && valid.Facts is var f && (f.Compulsory, f.Elective, f.Professional) == (order.Compulsory, order.Elective, order.Professional) && !CertificateReplacements.Differs(f, learner))
            return valid.Id;
        return (await issuer.ReplaceAsync(valid, CertificateKind.YearlyHours, order with { ReplacesId = valid?.Id }, "学时或登记信息有变化，换发新证书", BeijingTime.DateOf(clock.GetUtcNow()), cancellationToken)).Id;
    }

    /// <summary>A learner's year as a project: the same id whenever it is asked for.</summary>
    internal static Guid ProjectOf(Guid learner, short year) => new(SHA256.HashData([.. learner.ToByteArray(), .. BitConverter.GetBytes(year)]).AsSpan(0, 16));
}

/// <summary>A learner's certificates.</summary>
/// <param name="LearnerId">Null: one's own.</param>
[SignedIn]
public sealed record ListCertificates(Guid? LearnerId = null) : IQuery<CertificateList?>;

/// <summary>The certificates, newest first, and the complete years for which one can be taken.</summary>
public sealed record CertificateList(Guid LearnerId, string Name, IReadOnlyList<CertificateLine> Rows, IReadOnlyList<short> YearsToTake);

/// <summary>A certificate in a list.</summary>
/// <param name="Reason">Why it was revoked or replaced, for its holder.</param>
/// <param name="UnderReviewSince">Beijing date since which it is under review.</param>
public sealed record CertificateLine(Guid Id, CertificateKind Kind, string Number, string Subject, decimal Hours, DateOnly IssuedOn, CertificateAnswer Answer, DateOnly? EndedOn, string? Reason, DateOnly? UnderReviewSince = null)
{
    /// <summary>As a list shows it.</summary>
    /// <param name="today">The day on which it is shown.</param>
    public static CertificateLine Of(Certificate c, DateOnly today) => new(c.Id, c.Kind, c.Number, c.Facts.Subject, c.Facts.Hours, c.IssuedOn, c.AnswerOn(today), c.EndedOn, c.ReasonText,
        c.UnderReviewSince is { } since ? BeijingTime.DateOf(since) : null);
}

internal sealed class ListCertificatesHandler(PortalDbContext db, LearnerAccess access, TimeProvider clock) : IRequestHandler<ListCertificates, CertificateList?>
{
    public async Task<CertificateList?> Handle(ListCertificates query, CancellationToken cancellationToken)
    {
        var learner = query.LearnerId is { } id ? await access.FindAsync(id, cancellationToken) : await access.FindMineAsync(cancellationToken);
        if (learner is null)
            return null;
        var (today, account) = (BeijingTime.DateOf(clock.GetUtcNow()), learner.AccountId);
        var rows = await db.Certificates.Where(c => db.Learners.Any(l => l.Id == c.LearnerId && (l.Id == account || l.MergedIntoId == account))).OrderByDescending(c => c.IssuedOn).ThenByDescending(c => c.Id).Take(200).ToListAsync(cancellationToken);
        var complete = await db.LearnerYears.Where(y => y.LearnerId == account && y.IsComplete).OrderByDescending(y => y.LearningYear).ToListAsync(cancellationToken);
        var taken = rows.Where(c => c is { Kind: CertificateKind.YearlyHours, State: CertificateState.Valid } && c.LearnerId == account).ToDictionary(c => c.LearningYear);
        return new CertificateList(learner.Id, learner.Name, [.. rows.Select(c => CertificateLine.Of(c, today))],
            [.. complete.Where(y => !taken.TryGetValue(y.LearningYear, out var c) || (c.UnderReviewSince is null && c.Facts.Hours != y.Compulsory + y.Elective + y.Professional)).Select(y => y.LearningYear)]);
    }
}
