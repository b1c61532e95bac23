using KnowledgeUpdate.Domain.Audit;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>
/// Writes refusals into the history without letting whoever is refused fill it: one thing from one source is written the first, tenth,
/// hundredth … time within an hour, with that number, and no source and no programme writes more than so many different ones.
/// </summary>
[Service]
public sealed class RefusalLog(Tries tries, AuditWriter audit, Actor actor)
{
    /// <summary>Events of one person, or of one address where nobody is signed in, within an hour.</summary>
    public const int MostOfSource = 40;

    /// <summary>Events of one account, from wherever, within an hour.</summary>
    public const int MostOfAccount = 100;

    /// <summary>Events of names that nobody has, and of people who are not signed in, within an hour.</summary>
    public const int MostOfStrangers = 500;

    /// <summary>Notes a refusal with its cause.</summary>
    /// <param name="user">The account; null where there is none.</param>
    /// <param name="thing">What was tried: repetitions of it are one.</param>
    public async Task NoteAsync(SecurityEvent what, Guid? user, string thing, [Sentence] string cause, object?[] args, CancellationToken ct)
    {
        var source = actor.UserId is { } me ? $"{me:N}" : tries.Address;
        var times = await tries.TimesAsync($"refused/{what}/{thing}/{source}", ct);
        if (!IsTold(times))
            return;
        var events = await tries.TimesAsync($"refused/events/{source}", ct);
        if (events > MostOfSource)
            return;
        var (all, most) = user is { } account ? ($"refused/account/{account:N}", MostOfAccount) : ("refused/strangers", MostOfStrangers);
        var written = await tries.TimesAsync(all, ct);
        if (written > most)
            return;

        var subject = user ?? Guid.Empty;
        audit.Note(what, subject, cause, args);
        if (times > 1)
            audit.Note(what, subject, "Number {0} of its kind within an hour", times);
        if (events == MostOfSource || written == most)
            audit.Note(what, subject, "Further ones of this hour are not written");
    }

    /// <summary>A power of ten.</summary>
    private static bool IsTold(long times) => $"{times}".TrimEnd('0') == "1";
}
