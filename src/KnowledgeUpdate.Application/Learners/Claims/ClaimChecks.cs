using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Something that a claim resembles.</summary>
/// <param name="What">How.</param>
/// <param name="IsOthers">It is another person's: nothing of it may be shown to the learner.</param>
public sealed record LikeClaim(ClaimLikeness What, string Title, DateOnly From, DateOnly To, bool IsOthers)
{
    /// <summary>Whether it refuses the claim.</summary>
    public bool IsCertain => What is ClaimLikeness.SameCertificate or ClaimLikeness.SameActivity;
}

/// <summary>What limits a claim: duplicates, overlaps and the yearly limit of its kind.</summary>
[Service]
public sealed class ClaimChecks(PortalDbContext db, ClaimAccess access, HourLedger ledger)
{
    /// <summary>Everything that the claim resembles, certain duplicates first.</summary>
    public async Task<IReadOnlyList<LikeClaim>> FindAsync(HourClaim claim, ActivityKind kind, CancellationToken ct)
    {
        var account = await access.AccountAsync(claim.LearnerId, ct);
        var kinds = await KindsAsync(kind, ct);
        var found = new List<LikeClaim>();
        if (claim.CertificateNumber is { } number)
        {
            var same = await db
                .HourClaims.AsNoTracking()
                .Where(c =>
                    c.CertificateNumber == number
                    && c.Id != claim.Id
                    && kinds.Contains(c.KindId)
                    && (
                        c.State == ClaimState.Credited
                        || c.State == ClaimState.WithEmployer
                        || c.State == ClaimState.WithAuthority
                        || c.State == ClaimState.Appealed
                    )
                )
                .OrderBy(c => c.Id)
                .Take(10)
                .ToListAsync(ct);
            found.AddRange(
                same.OrderBy(c => c.State != ClaimState.Credited)
                    .Select(c => new LikeClaim(
                        c.State == ClaimState.Credited ? ClaimLikeness.SameCertificate : ClaimLikeness.SharedCertificate,
                        c.Title,
                        c.From,
                        c.To,
                        !account.Contains(c.LearnerId)
                    ))
            );
        }

        var twice = await db
            .HourClaims.AsNoTracking()
            .Where(c =>
                account.Contains(c.LearnerId)
                && c.Id != claim.Id
                && kinds.Contains(c.KindId)
                && c.Title == claim.Title
                && c.From == claim.From
                && c.To == claim.To
                && c.State != ClaimState.Draft
                && c.State != ClaimState.Withdrawn
                && c.State != ClaimState.Declined
                && c.State != ClaimState.Reversed
            )
            .OrderBy(c => c.Id)
            .Take(10)
            .ToListAsync(ct);
        found.AddRange(twice.Select(c => new LikeClaim(ClaimLikeness.SameActivity, c.Title, c.From, c.To, false)));
        if (claim.Category == HourCategory.Professional)
        {
            var overlaps = await db
                .HourEntries.AsNoTracking()
                .Where(e =>
                    account.Contains(e.LearnerId)
                    && e.LearningYear >= claim.From.Year - 1
                    && e.Category == HourCategory.Professional
                    && e.SourceKind != HourSource.Reversal
                    && e.SourceId != claim.Id
                    && e.StudiedFrom <= claim.To
                    && e.StudiedTo >= claim.From
                    && !db.HourEntries.Any(r =>
                        r.LearnerId == e.LearnerId
                        && r.LearningYear == e.LearningYear
                        && r.SourceKind == HourSource.Reversal
                        && r.SourceId == e.Id
                    )
                )
                .OrderBy(e => e.StudiedFrom)
                .Take(10)
                .ToListAsync(ct);
            found.AddRange(overlaps.Select(e => new LikeClaim(ClaimLikeness.Overlap, e.Title, e.StudiedFrom, e.StudiedTo, false)));
        }

        return [.. found.OrderBy(l => !l.IsCertain)];
    }

    /// <summary>Refuses a certain duplicate.</summary>
    /// <exception cref="RuleException">There is one.</exception>
    public async Task RefuseDuplicatesAsync(HourClaim claim, ActivityKind kind, CancellationToken ct)
    {
        switch ((await FindAsync(claim, kind, ct)).FirstOrDefault(l => l.IsCertain))
        {
            case { What: ClaimLikeness.SameCertificate }:
                throw new RuleException(
                    "Certificate {0} is credited already for this kind. A certificate counts once.",
                    claim.CertificateNumber!
                );
            case { } same:
                throw new RuleException("“{0}” from {1:yyyy-MM-dd} on is claimed already. An activity counts once.", same.Title, same.From);
        }
    }

    /// <summary>Hours of the kind that are credited to the learner in the claim's year, other than by this claim.</summary>
    public async Task<decimal> UsedAsync(HourClaim claim, ActivityKind kind, CancellationToken ct)
    {
        var (account, kinds) = (await access.AccountAsync(claim.LearnerId, ct), await KindsAsync(kind, ct));
        return await db
            .HourClaims.Where(c =>
                account.Contains(c.LearnerId)
                && c.Id != claim.Id
                && c.LearningYear == claim.LearningYear
                && c.State == ClaimState.Credited
                && kinds.Contains(c.KindId)
            )
            .SumAsync(c => c.Hours, ct);
    }

    /// <summary>
    /// Locks the certificate and the learner's hours of the kind until the transaction ends, then refuses duplicates and reduces the claim
    /// to what the yearly limit leaves.
    /// </summary>
    public async Task LimitAsync(HourClaim claim, ActivityKind kind, CancellationToken ct)
    {
        await ledger.HoldAccountsAsync(alone: false, ct);
        if (claim.CertificateNumber is { } number)
            await HoldAsync($"{db.Scope.Required}/claims/{kind.Code}/certificate/{number}", ct);
        await HoldAsync($"{db.Scope.Required}/claims/{kind.Code}/learner/{(await access.AccountAsync(claim.LearnerId, ct)).Min()}", ct);
        await RefuseDuplicatesAsync(claim, kind, ct);
        if (kind.MaxPerYear is { } limit)
            claim.CutTo(limit - await UsedAsync(claim, kind, ct), limit);
    }

    private Task HoldAsync(string name, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({name}, 0))", ct);

    /// <summary>A kind with a new conversion is still the same kind.</summary>
    private Task<List<Guid>> KindsAsync(ActivityKind kind, CancellationToken ct) =>
        db.ActivityKinds.Where(k => k.Code == kind.Code).Select(k => k.Id).ToListAsync(ct);
}
