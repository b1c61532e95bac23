using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>
/// Hours that are credited to two records of one person but count once: the same source, and the same seminar, whose source is another
/// enrolment in each record.
/// </summary>
[Service]
public sealed class DoubleCredits(PortalDbContext db, PrintedHours printed)
{
    /// <summary>Reason of the reversals of what counts once, by which a split finds them.</summary>
    internal const string SameSource = "合并学员记录：同一来源已计入保留的记录";

    /// <summary>
    /// Entries of a merged record that the kept one has too, or of a seminar that any other record of the person has; each is reversed by
    /// its last entry. Newest years first.
    /// </summary>
    public async Task<IReadOnlyList<CountedEntry>> OfAsync(Guid kept, Guid merged, CancellationToken ct)
    {
        var records = await db
            .Learners.Where(l => l.Id != merged && (l.Id == kept || l.MergedIntoId == kept))
            .Select(l => l.Id)
            .ToListAsync(ct);
        var entries = await db
            .HourEntries.AsNoTracking()
            .Where(e => e.LearnerId == merged || records.Contains(e.LearnerId))
            .ToListAsync(ct);
        var seminars = await printed.SeminarsAsync(entries, ct);
        var counted = CountedEntry.Of(entries);
        var there = counted
            .Where(c => c.Entry.LearnerId == kept || (c.Entry.LearnerId != merged && c.Entry.SourceKind == HourSource.Seminar))
            .Select(c => What(c.Entry, seminars))
            .ToHashSet();
        return
        [
            .. counted
                .Where(c => c.Entry.LearnerId == merged && there.Contains(What(c.Entry, seminars)))
                .OrderByDescending(c => c.Entry.LearningYear)
                .ThenBy(c => c.Entry.Id),
        ];
    }

    /// <summary>
    /// Reversals that were made since another record of the person had the same seminar, where none has it any longer: that record was
    /// split off. Reversed in turn, the seminar counts again; of two only the first.
    /// </summary>
    public async Task<IReadOnlyList<HourEntry>> OrphanedAsync(Guid kept, CancellationToken ct)
    {
        var records = await db.Learners.Where(l => l.Id == kept || l.MergedIntoId == kept).Select(l => l.Id).ToListAsync(ct);
        var entries = await db.HourEntries.AsNoTracking().Where(e => records.Contains(e.LearnerId)).ToListAsync(ct);
        var (seminars, byId) = (await printed.SeminarsAsync(entries, ct), entries.ToDictionary(e => e.Id));
        var counted = CountedEntry.Of(entries).Select(c => What(c.Entry, seminars)).ToHashSet();
        var undone = entries.Where(e => e.ReversesId is not null).Select(e => e.ReversesId!.Value).ToHashSet();
        return
        [
            .. entries
                .Where(r => r is { Reason: SameSource, ReversesId: not null, Hours: < 0 } && !undone.Contains(r.Id))
                .OrderBy(r => r.Id)
                .Where(r =>
                    byId[r.ReversesId!.Value] is var origin
                    && Origin(origin, byId) is { SourceKind: HourSource.Seminar } first
                    && counted.Add(What(first, seminars))
                ),
        ];
    }

    private static HourEntry Origin(HourEntry entry, Dictionary<Guid, HourEntry> byId)
    {
        while (entry.ReversesId is { } before)
            entry = byId[before];
        return entry;
    }

    private static (short, HourSource, Guid) What(HourEntry e, Dictionary<Guid, Guid> seminars) =>
        (
            e.LearningYear,
            e.SourceKind,
            e.SourceKind == HourSource.Seminar ? seminars.GetValueOrDefault(e.SourceId, e.SourceId) : e.SourceId
        );
}
