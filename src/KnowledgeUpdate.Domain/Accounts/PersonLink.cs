namespace KnowledgeUpdate.Domain.Accounts;

/// <summary>
/// Two accounts of one natural person 同一人账号, recorded by somebody who keeps both: where two people must differ they count as one.
/// Accounts that held the same learner's record count as one without it.
/// </summary>
public sealed class PersonLink : Entity, IPartOf
{
    /// <summary>Longest reason, characters.</summary>
    public const int ReasonMaxLength = 200;

    private PersonLink() { }

    /// <exception cref="RuleException">It is one account.</exception>
    public PersonLink(Guid one, Guid other, string reason, Party by, DateTimeOffset now)
    {
        if (one == other)
            throw new RuleException("This is the same account. Name the person's other one.");
        // Of a pair there is one row, in whichever order it is recorded.
        (FirstId, SecondId) = one.CompareTo(other) < 0 ? (one, other) : (other, one);
        (Reason, RecordedById, RecordedAt) = (reason.Trim(), by.By, now);
    }

    public Guid FirstId { get; private set; }

    public Guid SecondId { get; private set; }

    public string Reason { get; private set; } = "";

    public Guid RecordedById { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>When it was found to be wrong.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public Guid? EndedById { get; private set; }

    string IPartOf.WholeKind => nameof(User);

    Guid IPartOf.WholeId => FirstId;

    /// <summary>They are two people after all.</summary>
    /// <exception cref="RuleException">This was said already.</exception>
    public void End(Party by, DateTimeOffset now)
    {
        if (EndedAt is not null)
            throw new RuleException("These accounts are recorded as two people already.");
        (EndedById, EndedAt) = (by.By, now);
    }
}
