using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Domain.Countersign;

/// <summary>
/// An act that waits for another person 待复核事项: who proposed it, what would follow, and until when it waits. Nothing of it has happened
/// before it is confirmed.
/// </summary>
public sealed class ProposedAct : Entity
{
    /// <summary>Longest reason, characters.</summary>
    public const int ReasonMaxLength = 300;

    public static readonly StateTable<ProposedActState, ProposedActAction> States = new()
    {
        { ProposedActState.Waiting, ProposedActAction.Confirm, ProposedActState.Confirmed },
        { ProposedActState.Waiting, ProposedActAction.Decline, ProposedActState.Declined },
        { ProposedActState.Waiting, ProposedActAction.Withdraw, ProposedActState.Withdrawn },
        { ProposedActState.Waiting, ProposedActAction.Lapse, ProposedActState.Lapsed },
    };

    private ProposedAct() { }

    /// <param name="kind">Name of the act, by which it is carried out.</param>
    /// <param name="payload">What the form said, as JSON.</param>
    /// <param name="factsHash">Hash of the facts that the proposal rests on: when they change, it can no longer be confirmed.</param>
    /// <param name="expiresOn">Last Beijing date on which it can be confirmed.</param>
    public ProposedAct(
        string kind,
        string subjectKind,
        Guid subjectId,
        string title,
        string link,
        string payload,
        string factsHash,
        Role role,
        Guid organisationId,
        Party by,
        DateTimeOffset now,
        DateOnly expiresOn
    )
    {
        Kind = kind;
        SubjectKind = subjectKind;
        SubjectId = subjectId;
        Title = title;
        Link = link;
        Payload = payload;
        FactsHash = factsHash;
        Role = role;
        OrganisationId = organisationId;
        ProposedById = by.By;
        ProposedForId = by.OnBehalfOf;
        (ProposedAt, ExpiresOn) = (now, expiresOn);
    }

    /// <summary>Name of the act.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>Kind of the record it is about.</summary>
    public string SubjectKind { get; private set; } = "";

    /// <summary>Id of that record.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>Name of that record.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The page of that record.</summary>
    public string Link { get; private set; } = "";

    /// <summary>What the form said, as JSON.</summary>
    [Personal]
    public string Payload { get; private set; } = "";

    /// <summary>SHA-256 of the facts that it rests on, hexadecimal.</summary>
    public string FactsHash { get; private set; } = "";

    /// <summary>In which role it was proposed; the second person acts in the same.</summary>
    public Role Role { get; private set; }

    public Guid OrganisationId { get; private set; }

    public Guid ProposedById { get; private set; }

    /// <summary>For whom it was proposed, under lent rights: that person is not the second one either.</summary>
    public Guid? ProposedForId { get; private set; }

    public DateTimeOffset ProposedAt { get; private set; }

    /// <summary>Last Beijing date on which it can be confirmed.</summary>
    public DateOnly ExpiresOn { get; private set; }

    public ProposedActState State { get; private set; }

    /// <summary>Who confirmed or declined it.</summary>
    public Guid? DecidedById { get; private set; }

    /// <summary>For whom, under lent rights.</summary>
    public Guid? DecidedForId { get; private set; }

    /// <summary>When it was decided, withdrawn or lapsed.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was declined or withdrawn.</summary>
    public string? Reason { get; private set; }

    /// <summary>The second person confirms; the caller carries the act out in the same transaction.</summary>
    /// <param name="factsHash">Hash of the facts as they are now.</param>
    /// <exception cref="RuleException">It is the person who proposed it, the time is over, or the facts have changed.</exception>
    public void Confirm(Party by, string factsHash, DateTimeOffset now)
    {
        var next = States.Next(State, ProposedActAction.Confirm);
        GuardOther(by);
        if (BeijingTime.DateOf(now) > ExpiresOn)
            throw new RuleException("It could be confirmed until {0:yyyy-MM-dd}. Have it proposed again.", ExpiresOn);
        if (factsHash != FactsHash)
            throw new RuleException("What it rests on has changed since it was proposed. Decline it, and have it proposed again.");
        State = next;
        DecidedById = by.By;
        DecidedForId = by.OnBehalfOf;
        DecidedAt = now;
    }

    /// <summary>The second person declines.</summary>
    /// <exception cref="RuleException">It is the person who proposed it, who may withdraw it instead.</exception>
    public void Decline(Party by, string reason, DateTimeOffset now)
    {
        var next = States.Next(State, ProposedActAction.Decline);
        GuardOther(by);
        State = next;
        DecidedById = by.By;
        DecidedForId = by.OnBehalfOf;
        DecidedAt = now;
        Reason = reason.Trim();
    }

    /// <summary>The proposer withdraws it.</summary>
    /// <exception cref="RuleException">Somebody else proposed it.</exception>
    public void Withdraw(Party by, DateTimeOffset now)
    {
        var next = States.Next(State, ProposedActAction.Withdraw);
        if (!IsOf(by))
            throw new RuleException("Only who proposed it withdraws it; you may decline it.");
        (State, DecidedAt) = (next, now);
    }

    /// <summary>Its time is over.</summary>
    /// <exception cref="RuleException">It can still be confirmed.</exception>
    public void Lapse(DateTimeOffset now)
    {
        var next = States.Next(State, ProposedActAction.Lapse);
        if (BeijingTime.DateOf(now) <= ExpiresOn)
            throw new RuleException("It can be confirmed until {0:yyyy-MM-dd}.", ExpiresOn);
        (State, DecidedAt) = (next, now);
    }

    /// <summary>Whether somebody of a party proposed it, or had it proposed.</summary>
    public bool IsOf(Party party) => party.Did(ProposedById, ProposedForId);

    private void GuardOther(Party by)
    {
        if (IsOf(by))
            throw new RuleException("Nobody confirms what they proposed. Another member of the unit does.");
    }
}
