using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Domain.Enrolments;

/// <summary>A learner's enrolment 报名 in a seminar. One for each learner and seminar, whatever its outcome.</summary>
public sealed class Enrolment : Entity
{
    /// <summary>Longest reason, characters.</summary>
    public const int ReasonMaxLength = 300;

    public static readonly StateTable<EnrolmentState, EnrolmentAction> States = new()
    {
        { EnrolmentState.Applied, EnrolmentAction.Confirm, EnrolmentState.Confirmed },
        { EnrolmentState.Applied, EnrolmentAction.Wait, EnrolmentState.Waiting },
        { EnrolmentState.Applied, EnrolmentAction.Decline, EnrolmentState.Declined },
        { EnrolmentState.Applied, EnrolmentAction.Withdraw, EnrolmentState.Withdrawn },
        { EnrolmentState.Waiting, EnrolmentAction.Confirm, EnrolmentState.Confirmed },
        { EnrolmentState.Waiting, EnrolmentAction.Decline, EnrolmentState.Declined },
        { EnrolmentState.Waiting, EnrolmentAction.Withdraw, EnrolmentState.Withdrawn },
        { EnrolmentState.Confirmed, EnrolmentAction.Decline, EnrolmentState.Declined },
        { EnrolmentState.Confirmed, EnrolmentAction.Withdraw, EnrolmentState.Withdrawn },
        { EnrolmentState.Declined, EnrolmentAction.Confirm, EnrolmentState.Confirmed },
        { EnrolmentState.Withdrawn, EnrolmentAction.Apply, EnrolmentState.Applied },
        { EnrolmentState.Applied, EnrolmentAction.Cancel, EnrolmentState.Cancelled },
        { EnrolmentState.Waiting, EnrolmentAction.Cancel, EnrolmentState.Cancelled },
        { EnrolmentState.Confirmed, EnrolmentAction.Cancel, EnrolmentState.Cancelled },
    };

    private Enrolment() { }

    /// <summary>Enrols a learner; the seat comes later.</summary>
    /// <param name="unmet">Conditions that the learner does not meet.</param>
    /// <param name="byId">Who enrols: the learner, the employer or the host.</param>
    public Enrolment(
        Guid gatheringId,
        Learner learner,
        string employer,
        EnrolmentRoute route,
        IReadOnlyList<UnmetCondition> unmet,
        Guid byId,
        DateTimeOffset now
    )
    {
        (GatheringId, LearnerId) = (gatheringId, learner.AccountId);
        Take(learner, employer, route, unmet, byId, now);
    }

    public Guid GatheringId { get; private set; }

    /// <summary>The learner: the record under which hours are counted.</summary>
    public Guid LearnerId { get; private set; }

    /// <summary>The learner's name then, for lists.</summary>
    [Personal]
    public string Name { get; private set; } = "";

    /// <summary>The employer then; null: none.</summary>
    public Guid? EmployerId { get; private set; }

    public string Employer { get; private set; } = "";

    /// <summary>How the person came.</summary>
    public EnrolmentRoute Route { get; private set; }

    public Guid EnrolledById { get; private set; }

    public EnrolmentState State { get; private set; }

    /// <summary>Conditions not met when enrolled.</summary>
    public IReadOnlyList<UnmetCondition> Unmet { get; private set; } = [];

    /// <summary>How many they are, for lists.</summary>
    public int UnmetCount { get; private set; }

    /// <summary>When enrolled; the waiting list goes by it.</summary>
    public DateTimeOffset AppliedAt { get; private set; }

    /// <summary>When it was decided last.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The decision's reason, which the learner reads.</summary>
    public string? Reason { get; private set; }

    /// <summary>Seat number; kept by a person who withdraws and comes back only as a new one.</summary>
    public int? Seat { get; private set; }

    /// <summary>The outcome: worked out when the time for disputes after the filing is over, and taken back with returned papers.</summary>
    public Outcome? Outcome { get; private set; }

    /// <summary>Half days attended, with arrival and leaving.</summary>
    public int HalfDaysAttended { get; private set; }

    /// <summary>Half days held.</summary>
    public int HalfDaysHeld { get; private set; }

    /// <summary>Hours 学时 to be credited.</summary>
    public decimal Hours { get; private set; }

    /// <summary>When the hours went into the ledger.</summary>
    public DateTimeOffset? CreditedAt { get; private set; }

    /// <summary>Hours 学时 that stand in the ledger for it; null: none.</summary>
    public decimal? CreditedHours { get; private set; }

    /// <summary>Whether a seat is held.</summary>
    public bool HasSeat => State == EnrolmentState.Confirmed;

    /// <summary>Enrols again after a withdrawal.</summary>
    public void ApplyAgain(
        Learner learner,
        string employer,
        EnrolmentRoute route,
        IReadOnlyList<UnmetCondition> unmet,
        Guid byId,
        DateTimeOffset now
    )
    {
        State = States.Next(State, EnrolmentAction.Apply);
        Take(learner, employer, route, unmet, byId, now);
    }

    /// <summary>Gives the person a seat.</summary>
    /// <exception cref="RuleException">A condition is not met and no reason is given, no seat is left, or the state forbids it.</exception>
    public void Confirm(GatheringSeats seats, string? reason, DateTimeOffset now)
    {
        var next = States.Next(State, EnrolmentAction.Confirm);
        if (Unmet.Count > 0 && string.IsNullOrWhiteSpace(reason))
            throw new RuleException("{0} does not meet the conditions. Enter why the person is admitted all the same.", Name);
        Seat = seats.Take();
        Decide(next, reason, now);
    }

    /// <summary>Puts the person on the waiting list.</summary>
    public void Wait(string? reason, DateTimeOffset now) => Decide(States.Next(State, EnrolmentAction.Wait), reason, now);

    /// <summary>Does not admit the person, or takes the seat back.</summary>
    /// <exception cref="RuleException">No reason is given, or the state forbids it.</exception>
    public void Decline(GatheringSeats seats, string? reason, DateTimeOffset now)
    {
        var next = States.Next(State, EnrolmentAction.Decline);
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleException("Enter why {0} is not admitted: the person reads it.", Name);
        Leave(seats);
        Decide(next, reason, now);
    }

    public void Withdraw(GatheringSeats seats, string? reason, DateTimeOffset now)
    {
        var next = States.Next(State, EnrolmentAction.Withdraw);
        Leave(seats);
        Decide(next, reason, now);
    }

    /// <summary>The seminar was cancelled: the enrolment ends with it.</summary>
    public void Cancel(GatheringSeats seats, DateTimeOffset now)
    {
        var next = States.Next(State, EnrolmentAction.Cancel);
        Leave(seats);
        Decide(next, null, now);
    }

    /// <summary>Works out the outcome of the attendance.</summary>
    /// <param name="attended">Half days attended.</param>
    /// <param name="held">Half days held.</param>
    /// <param name="hours">Hours 学时 of those attended.</param>
    /// <param name="leastPercent">Least share of half days attended, %.</param>
    /// <param name="isBrokenOff">The seminar was broken off: hours are credited, nobody completes.</param>
    /// <remarks>
    /// Source: <see cref="Rules.RuleKeys.AttendanceShare"/>, <see cref="Rules.RuleKeys.HalfDayHours"/>, <see
    /// cref="Rules.RuleKeys.BrokenOffCredit"/>.
    /// </remarks>
    public void Judge(int attended, int held, decimal hours, int leastPercent, bool isBrokenOff = false)
    {
        var reached = held > 0 && attended * 100 >= leastPercent * held && hours > 0;
        (HalfDaysAttended, HalfDaysHeld, Hours) = (attended, held, reached ? hours : 0);
        Outcome =
            !reached ? Enrolments.Outcome.NotCompleted
            : isBrokenOff ? Enrolments.Outcome.AsAttended
            : Enrolments.Outcome.Completed;
    }

    /// <summary>The outcome is taken back: the list is being corrected.</summary>
    public void TakeOutcomeBack() => (Outcome, Hours) = (null, 0);

    /// <summary>The nominating employer was merged: its successor is responsible for the person.</summary>
    public void PassTo(Guid employerId, string employer) => (EmployerId, Employer) = (employerId, employer);

    /// <summary>The hours are in the ledger.</summary>
    public void Credited(DateTimeOffset now) => (CreditedAt, CreditedHours) = (now, Hours);

    /// <summary>The hours were reversed and no longer count.</summary>
    public void TakeCreditBack() => (CreditedAt, CreditedHours) = (null, null);

    private void Leave(GatheringSeats seats)
    {
        if (!HasSeat)
            return;
        seats.Free();
        Seat = null;
        // Without the seat its outcome no longer counts; hours in the ledger are reversed at the next acceptance.
        TakeOutcomeBack();
    }

    private void Decide(EnrolmentState next, string? reason, DateTimeOffset now) =>
        (State, Reason, DecidedAt) = (next, Characters.TrimToNull(reason), now);

    private void Take(
        Learner learner,
        string employer,
        EnrolmentRoute route,
        IReadOnlyList<UnmetCondition> unmet,
        Guid byId,
        DateTimeOffset now
    )
    {
        Name = learner.Name;
        EmployerId = learner.EmployerId;
        Employer = employer;
        Route = route;
        Unmet = unmet;
        UnmetCount = unmet.Count;
        EnrolledById = byId;
        AppliedAt = now;
        DecidedAt = null;
        Reason = null;
    }
}
