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

internal sealed class TakeYearlyCertificateHandler(PortalDbContext db, LearnerAccess access, HourLedger ledger, CertificateIssuer issuer, TimeProvider clock) : IRequestHandler<TakeYearlyCertificate, Guid>
{
    public async Task<Guid> Handle(TakeYearlyCertificate command, CancellationToken cancellationToken)
    {
        var mine = await access.MineAsync(cancellationToken);
        var learner = mine.MergedIntoId is { } kept ? await db.Learners.SingleAsync(l => l.Id == kept, cancellationToken) : mine;
        if (!learner.IsCertain)
            throw new RuleException("A certificate prints a name and a number: it can be taken once your record is confirmed.");
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM learner_years WHERE tenant_id = {db.Scope.Required} AND learner_id = {learner.Id} AND learning_year = {command.Year} FOR UPDATE", cancellationToken);
        var year = await db.LearnerYears.AsNoTracking().SingleOrDefaultAsync(y => y.LearnerId == learner.Id && y.LearningYear == command.Year, cancellationToken);
        var totals = year is null ? default : new HourTotals(year.Compulsory, year.Elective, year.Professional);
        var requirement = await ledger.RequirementAsync(command.Year, cancellationToken) ?? throw new RuleException("The requirement of {0} is not configured.", command.Year);
        if (requirement.Measure(totals) is { IsComplete: false } progress)
            throw new RuleException("{0} hours of {1} are missing: the certificate can be taken once the year is complete.", progress.MissingInAll, command.Year);

        var project = ProjectOf(learner.Id, command.Year);
        var valid = await db.Certificates.SingleOrDefaultAsync(c => c.Kind == CertificateKind.YearlyHours && c.ProjectId == project && c.LearnerId == learner.Id && c.State == CertificateState.Valid, cancellationToken);
        if (valid is not null && valid.Facts is var f && (f.Compulsory, f.Elective, f.Professional) == (totals.Compulsory, totals.Elective, totals.Professional) && !CertificateReplacements.Differs(f, learner))
            return valid.Id;
        var order = new CertificateOrder(learner.Id, project, command.Year, learner.Name, learner.IdentityMask, $"{command.Year}年度", totals.Total, totals.Compulsory, totals.Elective, totals.Professional,
            LearningYear.FirstDay(command.Year), LearningYear.LastDay(command.Year), "", valid?.Id);
        return (await issuer.ReplaceAsync(valid, CertificateKind.YearlyHours, order, "学时或登记信息有变化，换发新证书", BeijingTime.DateOf(clock.GetUtcNow()), cancellationToken)).Id;
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
public sealed record CertificateLine(Guid Id, CertificateKind Kind, string Number, string Subject, decimal Hours, DateOnly IssuedOn, CertificateAnswer Answer, DateOnly? EndedOn, string? Reason)
{
    /// <summary>As a list shows it.</summary>
    /// <param name="today">The day on which it is shown.</param>
    public static CertificateLine Of(Certificate c, DateOnly today) => new(c.Id, c.Kind, c.Number, c.Facts.Subject, c.Facts.Hours, c.IssuedOn, c.AnswerOn(today), c.EndedOn, c.ReasonText);
}

internal sealed class ListCertificatesHandler(PortalDbContext db, LearnerAccess access, TimeProvider clock) : IRequestHandler<ListCertificates, CertificateList?>
{
    public async Task<CertificateList?> Handle(ListCertificates query, CancellationToken cancellationToken)
    {
        var learner = query.LearnerId is { } id ? await access.FindAsync(id, cancellationToken) : await access.FindMineAsync(cancellationToken);
        if (learner is null)
            return null;
        var (today, account) = (BeijingTime.DateOf(clock.GetUtcNow()), learner.AccountId);
        var rows = await db.Certificates.Where(c => c.LearnerId == account || c.LearnerId == learner.Id).OrderByDescending(c => c.IssuedOn).ThenByDescending(c => c.Id).Take(200).ToListAsync(cancellationToken);
        var complete = await db.LearnerYears.Where(y => y.LearnerId == account && y.IsComplete).OrderByDescending(y => y.LearningYear).ToListAsync(cancellationToken);
        var taken = rows.Where(c => c is { Kind: CertificateKind.YearlyHours, State: CertificateState.Valid }).ToDictionary(c => c.LearningYear, c => c.Facts.Hours);
        return new CertificateList(learner.Id, learner.Name, [.. rows.Select(c => CertificateLine.Of(c, today))],
            [.. complete.Where(y => !taken.TryGetValue(y.LearningYear, out var hours) || hours != y.Compulsory + y.Elective + y.Professional).Select(y => y.LearningYear)]);
    }
}
