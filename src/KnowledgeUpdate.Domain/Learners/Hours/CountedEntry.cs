namespace KnowledgeUpdate.Domain.Learners;

/// <summary>
/// An entry whose hours count, with the last entry of its chain of reversals: if a reversal was itself reversed, the entry counts through
/// that one.
/// </summary>
/// <param name="Entry">The entry as it was credited.</param>
/// <param name="Last">The entry by which it counts now: reversing this one takes the hours back.</param>
public sealed record CountedEntry(HourEntry Entry, HourEntry Last)
{
    /// <summary>Those of some entries that count now.</summary>
    /// <param name="entries">All entries of the learners concerned in the years concerned, reversals among them.</param>
    public static IReadOnlyList<CountedEntry> Of(IReadOnlyCollection<HourEntry> entries)
    {
        var reversals = entries.Where(e => e.ReversesId is not null).ToDictionary(e => (e.LearningYear, e.ReversesId!.Value));
        HourEntry LastOf(HourEntry entry)
        {
            while (reversals.TryGetValue((entry.LearningYear, entry.Id), out var next))
                entry = next;
            return entry;
        }

        return
        [
            .. entries
                .Where(e => e.SourceKind != HourSource.Reversal)
                .Select(e => new CountedEntry(e, LastOf(e)))
                .Where(e => e.Last.Hours > 0),
        ];
    }
}
