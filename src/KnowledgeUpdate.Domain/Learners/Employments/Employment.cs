namespace KnowledgeUpdate.Domain.Learners;

/// <summary>
/// A learner's employment at a unit. A pending one does not block the learner: study goes on, and the unit sees the person only after
/// confirming.
/// </summary>
public sealed class Employment : Entity, IPartOf
{
    public static readonly StateTable<EmploymentState, EmploymentAction> States = new()
    {
        { EmploymentState.Pending, EmploymentAction.Confirm, EmploymentState.Confirmed },
        { EmploymentState.Pending, EmploymentAction.Refuse, EmploymentState.Refused },
        { EmploymentState.Pending, EmploymentAction.Withdraw, EmploymentState.Withdrawn },
        { EmploymentState.Confirmed, EmploymentAction.End, EmploymentState.Ended },
        { EmploymentState.Claimed, EmploymentAction.Confirm, EmploymentState.Confirmed },
        { EmploymentState.Claimed, EmploymentAction.Refuse, EmploymentState.Refused },
        { EmploymentState.Claimed, EmploymentAction.Withdraw, EmploymentState.Withdrawn },
        { EmploymentState.Confirmed, EmploymentAction.TakeBack, EmploymentState.Withdrawn },
        { EmploymentState.Confirmed, EmploymentAction.FindFalse, EmploymentState.False },
        { EmploymentState.Ended, EmploymentAction.FindFalse, EmploymentState.False },
    };

    private Employment() { }

    /// <summary>Says where a learner works from a date on.</summary>
    /// <param name="confirmed">The unit itself says so.</param>
    public Employment(Learner learner, Guid organisationId, DateOnly from, bool confirmed, DateTimeOffset now)
    {
        LearnerId = learner.Id;
        OrganisationId = organisationId;
        From = from;
        RequestedAt = now;
        if (confirmed)
            (State, DecidedAt) = (EmploymentState.Confirmed, now);
        if (confirmed || learner.EmployerId is null)
            learner.WorksAt(organisationId);
    }

    /// <summary>
    /// A unit says that somebody works there who has a record already: a request, which the person or the employer before confirms. Nothing
    /// changes until then.
    /// </summary>
    public static Employment Claim(Learner learner, Guid organisationId, DateOnly from, DateTimeOffset now) =>
        new()
        {
            LearnerId = learner.Id,
            OrganisationId = organisationId,
            From = from,
            RequestedAt = now,
            State = EmploymentState.Claimed,
        };

    public Guid LearnerId { get; private set; }

    public Guid OrganisationId { get; private set; }

    /// <summary>First Beijing date.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last Beijing date; null: open.</summary>
    public DateOnly? To { get; private set; }

    public EmploymentState State { get; private set; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset RequestedAt { get; private set; }

    /// <summary>When the unit decided.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was refused, or how the unit says that it ended.</summary>
    public string? Reason { get; private set; }

    /// <summary>Last Beijing date for an answer; then it rises one level.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>The bureau or office that answers, once the unit or the person did not; it also may while they still can.</summary>
    public Guid? RaisedToId { get; private set; }

    string IPartOf.WholeKind => nameof(Learner);

    Guid IPartOf.WholeId => LearnerId;

    /// <summary>Whether somebody has to answer.</summary>
    public bool IsOpen => State is EmploymentState.Pending or EmploymentState.Claimed;

    /// <summary>Sets the day by which an answer is due.</summary>
    public void AnswerBy(DateOnly? dueOn) => DueOn = dueOn;

    /// <summary>Rises to a bureau or the office, since nobody answered or nobody can.</summary>
    /// <exception cref="RuleException">It is decided.</exception>
    public void RaiseTo(Guid unitId, DateOnly? dueOn)
    {
        if (!IsOpen)
            throw new RuleException("This request is decided already.");
        (RaisedToId, DueOn) = (unitId, dueOn);
    }

    /// <summary>A bureau or the office finds that it never existed. What the unit confirmed since is checked.</summary>
    public void FindFalse(Learner learner, string reason, DateTimeOffset now)
    {
        (State, DecidedAt, Reason) = (States.Next(State, EmploymentAction.FindFalse), now, reason.Trim());
        To ??= BeijingTime.DateOf(now) < From ? From : BeijingTime.DateOf(now);
        if (learner.EmployerId == OrganisationId)
            learner.WorksAt(null);
    }

    /// <summary>The unit confirms that the person works there; the caller ends the employment before.</summary>
    public void Confirm(Learner learner, DateTimeOffset now)
    {
        (State, DecidedAt) = (States.Next(State, EmploymentAction.Confirm), now);
        learner.WorksAt(OrganisationId);
    }

    /// <summary>The unit says that the person does not work there. The learner's record and hours stay.</summary>
    public void Refuse(Learner learner, string reason, DateTimeOffset now)
    {
        (State, DecidedAt, Reason) = (States.Next(State, EmploymentAction.Refuse), now, reason.Trim());
        if (learner.EmployerId == OrganisationId)
            learner.WorksAt(null);
    }

    /// <summary>The learner withdraws the request: another unit is asked, or it was a mistake.</summary>
    public void Withdraw(Learner learner, DateOnly today)
    {
        (State, To) = (States.Next(State, EmploymentAction.Withdraw), today < From ? From : today);
        if (learner.EmployerId == OrganisationId)
            learner.WorksAt(null);
    }

    /// <summary>The person has left, or moved on; it never ends before it began.</summary>
    /// <param name="reason">In the unit's words; null where another employment took its place.</param>
    public void End(Learner learner, DateOnly last, string? reason = null)
    {
        (State, To, Reason) = (States.Next(State, EmploymentAction.End), last < From ? From : last, Characters.TrimToNull(reason));
        if (learner.EmployerId == OrganisationId)
            learner.WorksAt(null);
    }
}
