namespace KnowledgeUpdate.Domain.Accounts;

/// <summary>
/// A role lent for absence 代理: a colleague acts in somebody's membership from one date to another. Every act names both; where two people
/// must differ, the two count as one for it.
/// </summary>
public sealed class LentRole : Entity, IPartOf
{
    /// <summary>Longest reason, characters.</summary>
    public const int ReasonMaxLength = 200;

    private LentRole() { }

    /// <param name="membership">What is lent.</param>
    /// <param name="deputyId">Account of the colleague.</param>
    /// <param name="from">First Beijing date.</param>
    /// <param name="to">Last Beijing date.</param>
    /// <param name="longest">Days that it lasts at most.</param>
    /// <exception cref="RuleException">The dates or the people are not lawful.</exception>
    public LentRole(Membership membership, Guid deputyId, DateOnly from, DateOnly to, int longest, string reason, DateTimeOffset now)
    {
        Check(membership, deputyId, from, to, longest, BeijingTime.DateOf(now));
        (MembershipId, LenderId, DeputyId) = (membership.Id, membership.UserId, deputyId);
        From = from;
        To = to;
        Reason = reason.Trim();
        LentAt = now;
    }

    public Guid MembershipId { get; private set; }

    public Guid LenderId { get; private set; }

    public Guid DeputyId { get; private set; }

    /// <summary>First Beijing date.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last Beijing date.</summary>
    public DateOnly To { get; private set; }

    public string Reason { get; private set; } = "";

    public DateTimeOffset LentAt { get; private set; }

    /// <summary>When it was ended before its time.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public Guid? EndedById { get; private set; }

    string IPartOf.WholeKind => nameof(User);

    Guid IPartOf.WholeId => LenderId;

    /// <summary>Whether its dates hold; the memberships and accounts behind it must hold too.</summary>
    public bool HoldsOn(DateOnly date) => EndedAt is null && From <= date && date <= To;

    /// <summary>Refuses what cannot be lent.</summary>
    /// <exception cref="RuleException">The dates or the people are not lawful.</exception>
    public static void Check(Membership membership, Guid deputyId, DateOnly from, DateOnly to, int longest, DateOnly today)
    {
        if (HindranceTo(membership, deputyId, from, to, longest, today) is { } hindrance)
            throw hindrance;
    }

    /// <summary>What is unlawful about the dates or the people; null: nothing.</summary>
    public static RuleException? HindranceTo(
        Membership membership,
        Guid deputyId,
        DateOnly from,
        DateOnly to,
        int longest,
        DateOnly today
    ) =>
        deputyId == membership.UserId ? new RuleException("A role is lent to somebody else.")
        : from < today
            ? new RuleException("A role cannot be lent for days that are over. Enter {0:yyyy-MM-dd} or a later first day.", today)
        : to < from ? new RuleException("The last day cannot be before the first one.")
        : to.DayNumber - from.DayNumber + 1 > longest
            ? new RuleException("A role is lent for at most {0} days. Whoever is away longer hands the role over.", longest)
        : !membership.HoldsOn(from) || !membership.HoldsOn(to)
            ? new RuleException("A role is lent only for days on which it is held: this one ends on {0:yyyy-MM-dd}.", membership.To)
        : null;

    /// <summary>Ends it at once: nobody acts by it any more.</summary>
    /// <exception cref="RuleException">It is over.</exception>
    public void End(Party by, DateTimeOffset now)
    {
        if (EndedAt is not null || To < BeijingTime.DateOf(now))
            throw new RuleException("This role is not lent any more.");
        (EndedById, EndedAt) = (by.By, now);
    }

    /// <summary>
    /// What it rests on ends: it holds to that day at most, for good. A membership that is given anew does not bring it back.
    /// </summary>
    /// <param name="last">Last Beijing date of what it rests on.</param>
    /// <returns>Whether anything of it was still to come.</returns>
    public bool EndWith(DateOnly last, Party by, DateTimeOffset now)
    {
        var today = BeijingTime.DateOf(now);
        if (EndedAt is not null || To < today || To <= last)
            return false;
        if (last < today || last < From)
            End(by, now);
        else
            To = last;
        return true;
    }
}
