using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Which certificates print which hours, in both directions.</summary>
[Service]
public sealed class PrintedHours(PortalDbContext db)
{
    /// <summary>The instant of issue is kept to the millisecond, that of an entry more finely.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(1);

    /// <summary>
    /// Valid certificates that print the hours of an entry: those of its year that counted it when they were issued, and the one of its
    /// seminar.
    /// </summary>
    public async Task<IReadOnlyList<Certificate>> RestingOnAsync(HourEntry entry, CancellationToken ct)
    {
        if (entry.Hours <= 0)
            return [];
        var (account, records) = await RecordsAsync(entry.LearnerId, ct);
        var valid = await db
            .Certificates.Where(c => c.State == CertificateState.Valid && records.Contains(c.HolderId))
            .OrderBy(c => c.Number)
            .ToListAsync(ct);
        if (valid.Count == 0)
            return [];
        var entries = await EntriesAsync(records, entry.LearningYear, ct);
        var origin = OriginOf(entry, entries);
        return
        [
            .. valid.Where(c =>
                c.Kind == CertificateKind.YearlyHours && c.LearningYear == entry.LearningYear && Counts(c, entry, entries, account)
            ),
            .. await OfSeminarAsync(origin, account, valid, entries, ct),
        ];
    }

    /// <summary>Valid yearly certificates that print hours of an import. Called after they were reversed.</summary>
    public Task<List<Certificate>> RestingOnImportAsync(Guid importId, DateTimeOffset committedAt, CancellationToken ct)
    {
        var since = committedAt - Grain;
        return db
            .Certificates.Where(c =>
                c.State == CertificateState.Valid
                && c.Kind == CertificateKind.YearlyHours
                && c.IssuedAt >= since
                && db.Learners.Any(l =>
                    (l.Id == c.HolderId || l.MergedIntoId == c.HolderId)
                    && db.HourEntries.Any(e => e.LearnerId == l.Id && e.LearningYear == c.LearningYear && e.EvidenceId == importId)
                )
            )
            .OrderBy(c => c.Number)
            .ToListAsync(ct);
    }

    /// <summary>
    /// Valid certificates of a kept record that print hours of a record merged into it: its split takes them away. Called before the split.
    /// </summary>
    public async Task<IReadOnlyList<Certificate>> OfMergeAsync(Guid kept, Guid merged, CancellationToken ct)
    {
        var valid = await db
            .Certificates.Where(c => c.State == CertificateState.Valid && c.HolderId == kept)
            .OrderBy(c => c.Number)
            .ToListAsync(ct);
        var found = new List<Certificate>();
        foreach (var year in valid.GroupBy(c => c.LearningYear))
        {
            var entries = await EntriesAsync([kept, merged], year.Key, ct);
            if (entries.All(e => e.LearnerId != merged))
                continue;
            var seminars = await SeminarsAsync(entries, ct);
            var counted = CountedEntry
                .Of(entries)
                .Select(e => (e.Entry.LearnerId, Seminar: seminars.GetValueOrDefault(e.Entry.SourceId)))
                .ToHashSet();
            found.AddRange(
                year.Where(c =>
                    c.Kind == CertificateKind.YearlyHours
                        ? entries.Any(e => e.LearnerId == merged && e.At < c.IssuedAt + Grain)
                            && !Prints(c, entries.Where(e => e.LearnerId == kept && e.At < c.IssuedAt + Grain))
                        : !counted.Contains((kept, c.ProjectId))
                            && entries.Any(e =>
                                e.LearnerId == merged
                                && e.SourceKind == HourSource.Seminar
                                && seminars.GetValueOrDefault(e.SourceId) == c.ProjectId
                            )
                )
            );
        }

        return found;
    }

    /// <summary>
    /// The entries whose hours a certificate prints and that count now, newest first: of a seminar, or of the whole year.
    /// </summary>
    public async Task<IReadOnlyList<CountedEntry>> BehindAsync(Certificate certificate, CancellationToken ct)
    {
        var (_, records) = await RecordsAsync(certificate.HolderId, ct);
        var entries = await EntriesAsync(records, certificate.LearningYear, ct);
        var counted = CountedEntry
            .Of(entries)
            .Where(e => e.Entry.At < certificate.IssuedAt + Grain)
            .OrderByDescending(e => e.Entry.At)
            .ThenByDescending(e => e.Entry.Id);
        if (certificate.Kind == CertificateKind.YearlyHours)
            return [.. counted];
        var seminars = await SeminarsAsync(entries, ct);
        return
        [
            .. counted.Where(e =>
                e.Entry.SourceKind == HourSource.Seminar && seminars.GetValueOrDefault(e.Entry.SourceId) == certificate.ProjectId
            ),
        ];
    }

    /// <summary>The entries of a person's year that count now, in the order of study.</summary>
    public async Task<IReadOnlyList<CountedEntry>> OfYearAsync(Guid account, short year, CancellationToken ct)
    {
        var (_, records) = await RecordsAsync(account, ct);
        return
        [
            .. CountedEntry
                .Of(await EntriesAsync(records, year, ct))
                .OrderBy(e => e.Entry.StudiedFrom)
                .ThenBy(e => e.Entry.StudiedTo)
                .ThenBy(e => e.Entry.Title, StringComparer.Ordinal)
                .ThenBy(e => e.Entry.Id),
        ];
    }

    /// <summary>Hours of a seminar that count now for a person, and the record they stand under; null: none.</summary>
    public async Task<HourEntry?> OfSeminarNowAsync(Guid seminarId, short year, Guid learnerId, CancellationToken ct)
    {
        var (account, records) = await RecordsAsync(learnerId, ct);
        var entries = await EntriesAsync(records, year, ct);
        var seminars = await SeminarsAsync(entries, ct);
        return CountedEntry
            .Of(entries)
            .Where(e => e.Entry.SourceKind == HourSource.Seminar && seminars.GetValueOrDefault(e.Entry.SourceId) == seminarId)
            .OrderBy(e => e.Entry.LearnerId == account ? 0 : 1)
            .Select(e => e.Entry)
            .FirstOrDefault();
    }

    /// <summary>The seminar of each crediting that is the source of an entry.</summary>
    internal async Task<Dictionary<Guid, Guid>> SeminarsAsync(IEnumerable<HourEntry> entries, CancellationToken ct)
    {
        var sources = entries.Where(e => e.SourceKind == HourSource.Seminar).Select(e => e.SourceId).ToList();
        return sources.Count == 0
            ? []
            : await db.GatheringCredits.Where(c => sources.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.GatheringId, ct);
    }

    private async Task<IReadOnlyList<Certificate>> OfSeminarAsync(
        HourEntry origin,
        Guid account,
        List<Certificate> valid,
        List<HourEntry> entries,
        CancellationToken ct
    )
    {
        if (origin.SourceKind != HourSource.Seminar)
            return [];
        var seminars = await SeminarsAsync(entries.Append(origin), ct);
        if (!seminars.TryGetValue(origin.SourceId, out var seminar))
            return [];
        var own = valid.Where(c => c.Kind == CertificateKind.SeminarCompletion && c.ProjectId == seminar).ToList();
        if (own.Where(c => c.HolderId == origin.LearnerId).ToList() is { Count: > 0 } exact)
            return exact;
        // Issued under the record that is kept: it rests on this entry unless that record has completed the seminar itself.
        var kept = CountedEntry
            .Of(entries)
            .Any(e =>
                e.Entry.LearnerId == account
                && e.Entry.Id != origin.Id
                && e.Entry.SourceKind == HourSource.Seminar
                && seminars.GetValueOrDefault(e.Entry.SourceId) == seminar
            );
        return kept ? [] : [.. own.Where(c => c.HolderId == account)];
    }

    /// <summary>Whether a yearly certificate counted an entry when it was issued.</summary>
    private static bool Counts(Certificate c, HourEntry entry, List<HourEntry> entries, Guid account)
    {
        if (entry.At >= c.IssuedAt + Grain)
            return false;
        if (c.HolderId == entry.LearnerId)
            return true;
        // Of a record that was merged later the kept one's certificate knows nothing: it prints that record's own hours.
        return c.HolderId == account && !Prints(c, entries.Where(e => e.LearnerId == account && e.At < c.IssuedAt + Grain));
    }

    private static bool Prints(Certificate c, IEnumerable<HourEntry> entries)
    {
        var sum = entries.Aggregate(default(HourTotals), (total, e) => total.Plus(e.Category, e.Hours));
        return (c.Facts.Compulsory, c.Facts.Elective, c.Facts.Professional) == (sum.Compulsory, sum.Elective, sum.Professional);
    }

    /// <summary>The credited entry at the beginning of a chain of reversals.</summary>
    private static HourEntry OriginOf(HourEntry entry, List<HourEntry> entries)
    {
        while (entry.ReversesId is { } before && entries.FirstOrDefault(e => e.Id == before) is { } earlier)
            entry = earlier;
        return entry;
    }

    private async Task<(Guid Account, List<Guid> Records)> RecordsAsync(Guid learnerId, CancellationToken ct)
    {
        var account = await db.Learners.Where(l => l.Id == learnerId).Select(l => l.MergedIntoId ?? l.Id).SingleAsync(ct);
        return (account, await db.Learners.Where(l => l.Id == account || l.MergedIntoId == account).Select(l => l.Id).ToListAsync(ct));
    }

    private Task<List<HourEntry>> EntriesAsync(List<Guid> records, short year, CancellationToken ct) =>
        db.HourEntries.AsNoTracking().Where(e => records.Contains(e.LearnerId) && e.LearningYear == year).ToListAsync(ct);
}
