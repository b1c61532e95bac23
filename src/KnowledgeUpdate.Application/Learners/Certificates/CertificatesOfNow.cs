using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>What a certificate would print if it were issued now.</summary>
[Service]
public sealed class CertificatesOfNow(PortalDbContext db, HourLedger ledger, PrintedHours printed)
{
    /// <summary>The order for a learner's year as it is now. The year's row is locked, so that hours do not change meanwhile.</summary>
    /// <param name="learner">The record under which hours are counted.</param>
    /// <exception cref="RuleException">The requirement is not configured, or the year is not complete.</exception>
    public async Task<CertificateOrder> OfYearAsync(Learner learner, short year, CancellationToken ct)
    {
        await HoldAsync(learner.Id, year, ct);
        var totals = await TotalsAsync(learner.Id, year, ct);
        var requirement =
            await ledger.RequirementAsync(year, ct) ?? throw new RuleException("The requirement of {0} is not configured.", year);
        if (requirement.Measure(totals) is { IsComplete: false } progress)
            throw new RuleException(
                "{0} hours of {1} are missing: the certificate can be taken once the year is complete.",
                progress.MissingInAll,
                year
            );
        CertificateItem[] items = [.. (await printed.OfYearAsync(learner.Id, year, ct)).Select(ItemOf)];
        if (items.Sum(i => i.Hours) != totals.Total)
            throw new RuleException("The entries of {0} do not add up to its total. Tell the programme office.", year);
        return new CertificateOrder
        {
            HolderId = learner.Id,
            ProjectId = TakeYearlyCertificateHandler.ProjectOf(learner.Id, year),
            LearningYear = year,
            Name = learner.Name,
            IdentityMask = learner.IdentityMask,
            Subject = $"{year}年度",
            Hours = totals.Total,
            Compulsory = totals.Compulsory,
            Elective = totals.Elective,
            Professional = totals.Professional,
            From = LearningYear.FirstDay(year),
            To = LearningYear.LastDay(year),
            Provider = "",
            Items = items,
        };
    }

    /// <summary>An entry as the second page prints it.</summary>
    private static CertificateItem ItemOf(CountedEntry counted) =>
        new(
            counted.Entry.StudiedFrom,
            counted.Entry.StudiedTo,
            counted.Entry.Title,
            counted.Entry.Category switch
            {
                HourCategory.PublicCompulsory => "公需必修",
                HourCategory.PublicElective => "公需选修",
                _ => "专业科目",
            },
            counted.Last.Hours
        );

    /// <summary>The order for a certificate that replaces another with the current hours.</summary>
    /// <exception cref="RuleException">There is nothing left to certify, or another valid certificate says it already.</exception>
    public async Task<CertificateOrder> InPlaceOfAsync(Certificate c, CancellationToken ct)
    {
        var order =
            c.Kind == CertificateKind.YearlyHours
                ? await OfYearAsync(await HolderAsync(c.HolderId, ct), c.LearningYear, ct)
                : await OfSeminarAsync(c, ct);
        if (
            await db.Certificates.AnyAsync(
                o =>
                    o.Id != c.Id
                    && o.Kind == c.Kind
                    && o.ProjectId == order.ProjectId
                    && o.HolderId == order.HolderId
                    && o.State == CertificateState.Valid,
                ct
            )
        )
            throw new RuleException("A valid certificate with these hours stands already: revoke this one.");
        return order with { ReplacesId = c.Id };
    }

    /// <summary>The order that issues a revoked certificate of a seminar again.</summary>
    /// <exception cref="RuleException">Its hours are no longer in the ledger.</exception>
    public async Task<CertificateOrder> AgainAsync(Certificate revoked, CancellationToken ct)
    {
        var (holder, f) = (await HolderAsync(revoked.HolderId, ct), revoked.Facts);
        await HoldAsync(holder.Id, revoked.LearningYear, ct);
        var entry =
            await printed.OfSeminarNowAsync(revoked.ProjectId, revoked.LearningYear, holder.Id, ct)
            ?? throw new RuleException("The hours of this seminar are no longer in the ledger: there is nothing to certify.");
        return new CertificateOrder
        {
            HolderId = holder.Id,
            ProjectId = revoked.ProjectId,
            LearningYear = revoked.LearningYear,
            Name = holder.Name,
            IdentityMask = holder.IdentityMask,
            Subject = f.Subject,
            Hours = entry.Hours,
            Compulsory = f.Compulsory,
            Elective = f.Elective,
            Professional = f.Professional,
            From = f.From,
            To = f.To,
            Provider = f.Provider,
            ReplacesId = revoked.Id,
        };
    }

    /// <summary>Current hours, to compare with those printed, 学时.</summary>
    public async Task<decimal> HoursAsync(Certificate c, CancellationToken ct)
    {
        if (c.Kind == CertificateKind.YearlyHours)
            return (await TotalsAsync((await HolderAsync(c.HolderId, ct)).Id, c.LearningYear, ct)).Total;
        return (await EntryOfSeminarAsync(c, ct))?.Hours ?? 0;
    }

    /// <summary>Holds a learner's year until the transaction ends: a reversal changes the same row.</summary>
    public Task HoldAsync(Guid account, short year, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            SELECT 1 FROM learner_years WHERE tenant_id = {db.Scope.Required} AND learner_id = {account} AND learning_year = {year} FOR
                UPDATE
            """,
            ct
        );

    private async Task<CertificateOrder> OfSeminarAsync(Certificate c, CancellationToken ct)
    {
        var entry =
            await EntryOfSeminarAsync(c, ct)
            ?? throw new RuleException("The hours of this seminar are no longer in the ledger: there is nothing to certify.");
        var (holder, f) = (await HolderAsync(entry.LearnerId, ct), c.Facts);
        return new CertificateOrder
        {
            HolderId = holder.Id,
            ProjectId = c.ProjectId,
            LearningYear = c.LearningYear,
            Name = holder.Name,
            IdentityMask = holder.IdentityMask,
            Subject = f.Subject,
            Hours = entry.Hours,
            Compulsory = null,
            Elective = null,
            Professional = null,
            From = f.From,
            To = f.To,
            Provider = f.Provider,
        };
    }

    /// <summary>The entry behind a seminar's certificate: of its holder, or of the record that was split off since.</summary>
    private async Task<HourEntry?> EntryOfSeminarAsync(Certificate c, CancellationToken ct)
    {
        if (await printed.OfSeminarNowAsync(c.ProjectId, c.LearningYear, c.HolderId, ct) is { } own)
            return own;
        var split = await db
            .CertificateReviews.Where(r => r.CertificateId == c.Id && r.Cause == ReviewCause.RecordSplit)
            .OrderByDescending(r => r.Id)
            .Select(r => (Guid?)r.RecordId)
            .FirstOrDefaultAsync(ct);
        return split is { } record ? await printed.OfSeminarNowAsync(c.ProjectId, c.LearningYear, record, ct) : null;
    }

    private async Task<HourTotals> TotalsAsync(Guid account, short year, CancellationToken ct) =>
        await db.LearnerYears.AsNoTracking().SingleOrDefaultAsync(y => y.LearnerId == account && y.LearningYear == year, ct) is { } y
            ? new HourTotals(y.Compulsory, y.Elective, y.Professional)
            : default;

    private async Task<Learner> HolderAsync(Guid learnerId, CancellationToken ct)
    {
        var learner = await db.Learners.SingleAsync(l => l.Id == learnerId, ct);
        return learner.MergedIntoId is { } kept ? await db.Learners.SingleAsync(l => l.Id == kept, ct) : learner;
    }
}
