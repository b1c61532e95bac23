using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Gatherings;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Domain.Delivery;

/// <summary>A seminar 研修班 of the published plan, from its implementation plan to its closing.</summary>
/// <remarks>
/// Source: 桂人社发〔2022〕15号，三（一）. Dates, place and number of trainees are those of the plan: a plan amendment changes them, nothing else.
/// </remarks>
public sealed class Seminar : Gathering
{
    /// <summary>Longest reason for a late filing, characters.</summary>
    public const int ReasonMaxLength = 500;

    public static readonly StateTable<SeminarState, SeminarAction> States = new()
    {
        { SeminarState.Preparing, SeminarAction.FileImplementation, SeminarState.Filed },
        { SeminarState.Preparing, SeminarAction.Cancel, SeminarState.Cancelled },
        { SeminarState.Filed, SeminarAction.FileImplementation, SeminarState.Filed },
        { SeminarState.Filed, SeminarAction.ReturnImplementation, SeminarState.Preparing },
        { SeminarState.Filed, SeminarAction.FilePapers, SeminarState.PapersFiled },
        { SeminarState.Filed, SeminarAction.Cancel, SeminarState.Cancelled },
        { SeminarState.Filed, SeminarAction.BreakOff, SeminarState.BrokenOff },
        { SeminarState.BrokenOff, SeminarAction.FilePapers, SeminarState.PapersFiled },
        { SeminarState.PapersFiled, SeminarAction.ReturnPapers, SeminarState.PapersReturned },
        { SeminarState.PapersFiled, SeminarAction.AcceptPapers, SeminarState.Accepted },
        { SeminarState.PapersReturned, SeminarAction.FilePapers, SeminarState.PapersFiled },
        { SeminarState.Accepted, SeminarAction.Close, SeminarState.Closed },
        { SeminarState.Closed, SeminarAction.WithdrawAcceptance, SeminarState.PapersReturned },
    };

    private Seminar() { }

    /// <summary>Opens the seminar of a proposal that entered the plan.</summary>
    /// <exception cref="RuleException">The proposal is not in the plan, or has no first day or length.</exception>
    public static Seminar Of(SeminarProposal proposal, AnnualPlan plan)
    {
        if (proposal.State != ProposalState.Planned)
            throw new RuleException("Only a proposal in the plan becomes a seminar.");
        var seminar = new Seminar
        {
            ProposalId = proposal.Id,
            PlanId = plan.Id,
            Year = plan.Year,
            HostId = proposal.OrganisationId,
            HostName = proposal.OrganisationName,
            Kind = proposal.Kind ?? SeminarKind.Advanced,
        };
        seminar.Follow(proposal);
        return seminar;
    }

    /// <summary>The proposal it comes from.</summary>
    public Guid ProposalId { get; private set; }

    /// <summary>The plan it stands in.</summary>
    public Guid PlanId { get; private set; }

    /// <summary>Year of the plan.</summary>
    public int Year { get; private set; }

    public SeminarKind Kind { get; private set; }

    public string? Field { get; private set; }

    public SeminarState State { get; private set; }

    /// <summary>The implementation plan 实施方案; null until it is first saved.</summary>
    public Implementation? Implementation { get; private set; }

    /// <summary>When the implementation plan was filed first.</summary>
    public DateTimeOffset? FiledAt { get; private set; }

    /// <summary>Who filed it last: that person may not review this seminar.</summary>
    public Guid? FiledById { get; private set; }

    /// <summary>The last Beijing date on which it was in time, by the rule in force at the first filing.</summary>
    public DateOnly? FilingDueOn { get; private set; }

    /// <summary>Why it was filed late; shown wherever the seminar is.</summary>
    public string? LateReason { get; private set; }

    /// <summary>Last Beijing date of the closing papers, by the rule in force.</summary>
    public DateOnly? PapersDueOn { get; private set; }

    /// <summary>When the closing papers were filed last.</summary>
    public DateTimeOffset? PapersFiledAt { get; private set; }

    /// <summary>
    /// Last Beijing date on which trainees dispute their attendance after the filing; before it is over nothing is accepted and no outcome
    /// is told.
    /// </summary>
    public DateOnly? DisputesUntil { get; private set; }

    /// <summary>When outcomes were worked out and told to the trainees; null: not, or taken back.</summary>
    public DateTimeOffset? OutcomesToldAt { get; private set; }

    /// <summary>Last Beijing date on which those who did not complete dispute, after the outcomes were told.</summary>
    public DateOnly? LateDisputesUntil { get; private set; }

    /// <summary>
    /// Last Beijing date of the questionnaire; null: it has not been set. Results are shown after it, so that no answer can be read by
    /// difference.
    /// </summary>
    public DateOnly? EvaluationClosesOn { get; private set; }

    /// <summary>Last Beijing date on which papers that were returned are filed again.</summary>
    public DateOnly? ReturnedDueOn { get; private set; }

    /// <summary>When it was broken off 中止.</summary>
    public DateTimeOffset? BrokenOffAt { get; private set; }

    public string? BrokenOffReason { get; private set; }

    /// <summary>When the papers were accepted.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>When all hours were credited.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Learning year that its hours count for: that of its last day.</summary>
    public short LearningYear => (short)HeldUntil.Year;

    /// <summary>Last Beijing date on which it was held: that of the plan, or the one on which it was broken off.</summary>
    public override DateOnly HeldUntil => BrokenOffAt is { } at && BeijingTime.DateOf(at) is var on && on < EndsOn ? on : EndsOn;

    /// <inheritdoc />
    public override Enum Standing => State;

    /// <inheritdoc />
    public override bool IsOpen => State != SeminarState.Preparing;

    /// <inheritdoc />
    public override EnrolmentTerms? Terms =>
        Implementation is { } plan
            ? new EnrolmentTerms(plan.Admission, plan.Conditions, plan.EnrolmentClosesAt, plan.OpenRegistration, plan.Nominations)
            : null;

    /// <inheritdoc />
    public override DateTimeOffset? OutcomesAt => OutcomesToldAt;

    /// <inheritdoc />
    public override DateOnly? QuestionsCloseOn => EvaluationClosesOn;

    /// <inheritdoc />
    public override bool IsEvaluated => IsRunning || State == SeminarState.PapersFiled;

    /// <summary>Whether the questionnaire is closed: nobody answers any more, and what was answered is shown.</summary>
    public override bool EvaluationIsClosed(DateTimeOffset now) => EvaluationClosesOn is { } last && BeijingTime.DateOf(now) > last;

    /// <summary>
    /// Whether a trainee may dispute attendance: while the host changes it, in the days after the filing, and where the outcome told is
    /// that the seminar was not completed.
    /// </summary>
    public override bool TakesDisputes(Outcome? outcome, DateTimeOffset now)
    {
        var today = BeijingTime.DateOf(now);
        return IsRunning
            || (State == SeminarState.PapersFiled && today <= DisputesUntil)
            || (
                State is SeminarState.PapersFiled or SeminarState.Accepted or SeminarState.Closed
                && outcome == Outcome.NotCompleted
                && today <= LateDisputesUntil
            );
    }

    /// <summary>Whether the host decides disputes; after the acceptance the programme office does.</summary>
    public override bool HostDecidesDisputes => IsRunning || State == SeminarState.PapersFiled;

    /// <summary>
    /// Whether the programme office decides disputes: after the acceptance, and those that the host has left open when the days for it are
    /// over.
    /// </summary>
    public override bool OfficeDecidesDisputes(DateTimeOffset now) =>
        !HostDecidesDisputes || (State == SeminarState.PapersFiled && BeijingTime.DateOf(now) > DisputesEndOn);

    /// <summary>Last Beijing date of the current or latest days for disputes; null if there were none.</summary>
    public override DateOnly? DisputesEndOn => OutcomesToldAt is null ? DisputesUntil : LateDisputesUntil;

    /// <summary>Whether outcomes can be worked out and told now: the days after the filing are over and no dispute is open.</summary>
    public bool OutcomesAreDue(int openDisputes, DateTimeOffset now) =>
        State == SeminarState.PapersFiled && OutcomesToldAt is null && openDisputes == 0 && BeijingTime.DateOf(now) > DisputesUntil;

    /// <summary>The implementation plan was filed after its last day.</summary>
    public bool IsLate => LateReason is not null;

    /// <summary>Passes to the unit that took the host's place; plan versions, papers and certificates keep the old name.</summary>
    public void PassTo(Guid unitId, string unitName) => (HostId, HostName) = (unitId, unitName);

    /// <summary>
    /// Whether the host may change enrolments and attendance: filed or broken off, and no closing papers under review or accepted.
    /// </summary>
    public override bool IsRunning => State is SeminarState.Filed or SeminarState.BrokenOff or SeminarState.PapersReturned;

    /// <summary>Whether people may register or be nominated at an instant; never after the seminar is over.</summary>
    public override bool TakesEnrolments(DateTimeOffset now) =>
        State == SeminarState.Filed && Implementation is { } plan && now < plan.EnrolmentClosesAt && !IsOver(now);

    /// <summary>Whether its last day has passed, or it was broken off.</summary>
    public bool IsOver(DateTimeOffset now) => BrokenOffAt is not null || BeijingTime.DateOf(now) > EndsOn;

    /// <summary>What prevents admitting somebody; null if nothing does.</summary>
    public override RuleException? AdmissionHindrance(DateTimeOffset now) =>
        !IsRunning ? new RuleException("The seminar is “{0}”: its roster can no longer be changed.", State)
        : IsOver(now) ? new RuleException("The seminar was over on {0:yyyy-MM-dd}: nobody is admitted any more.", HeldUntil)
        : null;

    /// <summary>
    /// The last instant of enrolment if the seminar began on another day: as long before it as now. Null while nothing is entered.
    /// </summary>
    public DateTimeOffset? EnrolmentClosesWhen(DateOnly startsOn) =>
        Implementation is { EnrolmentClosesAt: var at } && at > DateTimeOffset.MinValue
            ? at.AddDays(startsOn.DayNumber - StartsOn.DayNumber)
            : null;

    /// <summary>Takes over what the plan says, at its beginning and after an amendment.</summary>
    /// <exception cref="RuleException">The first day or the length is missing, or the closing papers are filed.</exception>
    public void Follow(SeminarProposal proposal)
    {
        if (proposal.StartsOn is not { } first || proposal.Content.EndsOn is not { } last)
            throw new RuleException("“{0}” has no first day or no length: it cannot be held.", proposal.Title);
        if (State is not (SeminarState.Preparing or SeminarState.Filed))
            throw new RuleException("The closing papers of “{0}” are filed: the plan can no longer change it.", proposal.Title);
        if (EnrolmentClosesWhen(first) is { } closes)
            Implementation = Implementation! with { EnrolmentClosesAt = closes };
        Title = proposal.Title;
        Field = proposal.Field;
        HeadCount = proposal.HeadCount;
        StartsOn = first;
        EndsOn = last;
        Place = proposal.Content.Place ?? "";
        PapersDueOn = null;
    }

    /// <summary>Sets the last day of the closing papers, after the seminar was moved.</summary>
    public void PapersAreDue(DateOnly? on) => PapersDueOn = on;

    /// <summary>Saves a draft of the implementation plan.</summary>
    /// <exception cref="RuleException">It is filed.</exception>
    public void Draft(Implementation implementation)
    {
        if (State != SeminarState.Preparing)
            throw new RuleException("The implementation plan is filed. File its new version instead.");
        Implementation = implementation;
    }

    /// <summary>Files the implementation plan, or its new version.</summary>
    /// <param name="dueOn">Last Beijing date in time; null while the rule is not configured.</param>
    /// <param name="lateReason">Needed after that date.</param>
    /// <param name="papersDueOn">Last Beijing date of the closing papers; null while the rule is not configured.</param>
    /// <exception cref="RuleException">A reason is missing, the seminar is over, or the state forbids it.</exception>
    /// <remarks>Source: <see cref="Rules.RuleKeys.ImplementationDays"/>, <see cref="Rules.RuleKeys.ClosingDays"/>.</remarks>
    public void File(Implementation implementation, DateOnly? dueOn, string? lateReason, DateOnly? papersDueOn, Guid by, DateTimeOffset now)
    {
        var next = States.Next(State, SeminarAction.FileImplementation);
        implementation.Check(this);
        var today = BeijingTime.DateOf(now);
        if (today > EndsOn)
            throw FiledAt is null
                ? new RuleException("The seminar ended on {0:yyyy-MM-dd}. Ask for an amendment of the plan first.", EndsOn)
                : new RuleException("The seminar ended on {0:yyyy-MM-dd}: its course table can no longer be changed.", EndsOn);
        if (FiledAt is null && today > dueOn)
            LateReason =
                Characters.TrimToNull(lateReason)
                ?? throw new RuleException(
                    "The implementation plan was due by {0:yyyy-MM-dd}. Enter why it is late: the reason is shown with the seminar.",
                    dueOn
                );
        if (FiledAt is null)
            (FiledAt, FilingDueOn) = (now, dueOn);
        State = next;
        Implementation = implementation with { Lessons = implementation.LessonsInOrder };
        FiledById = by;
        PapersDueOn = papersDueOn;
    }

    /// <summary>Returns the implementation plan, before the seminar begins.</summary>
    /// <exception cref="RuleException">The seminar has begun, or the state forbids it.</exception>
    public void ReturnImplementation(DateTimeOffset now)
    {
        var next = States.Next(State, SeminarAction.ReturnImplementation);
        if (BeijingTime.DateOf(now) >= StartsOn)
            throw new RuleException("The seminar has begun: its implementation plan can no longer be returned.");
        State = next;
    }

    /// <summary>What prevents filing the closing papers; null if nothing does.</summary>
    public RuleException? FilingHindrance(int openDisputes, DateTimeOffset? lastSign, DateTimeOffset now) =>
        !States.Allows(State, SeminarAction.FilePapers)
            ? new RuleException("The seminar is “{0}”: its closing papers can no longer be changed.", State)
        : State == SeminarState.Filed && BeijingTime.DateOf(now) < EndsOn
            ? new RuleException(
                "The seminar is held until {0:yyyy-MM-dd} by the plan: the closing papers are filed when its last half day is over.",
                EndsOn
            )
        : now < lastSign
            ? new RuleException(
                "Leaving of the last half day can be signed until {0}: the closing papers are filed after that.",
                BeijingTime.LocalOf(lastSign.Value).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)
            )
        : openDisputes > 0
            ? new RuleException(
                "{0} disputes about attendance are not decided: decide them before you file the closing papers.",
                openDisputes
            )
        : null;

    /// <summary>What prevents accepting the closing papers; null if nothing does.</summary>
    public RuleException? AcceptanceHindrance(int openDisputes, DateTimeOffset now) =>
        State != SeminarState.PapersFiled ? new RuleException("The seminar is “{0}”: there are no closing papers to accept.", State)
        : BeijingTime.DateOf(now) <= DisputesUntil
            ? new RuleException(
                "Trainees dispute their attendance and answer the questionnaire until {0:yyyy-MM-dd}: the papers can be accepted "
                    + "after that.",
                DisputesUntil
            )
        : openDisputes > 0
            ? new RuleException(
                "{0} disputes about attendance are not decided: the host decides them before the papers are accepted.",
                openDisputes
            )
        : null;

    /// <summary>Hands the closing papers in.</summary>
    /// <param name="openDisputes">Disputes about attendance that are not decided: there must be none.</param>
    /// <param name="lastSign">The last instant at which leaving of the last half day can be signed; null: no half day is left.</param>
    /// <param name="disputesUntil">Last Beijing date on which trainees dispute and answer.</param>
    /// <exception cref="RuleException">The seminar is not over, a dispute is open, or the state forbids it.</exception>
    public void FilePapers(int openDisputes, DateTimeOffset? lastSign, DateOnly disputesUntil, Guid by, DateTimeOffset now)
    {
        var next = States.Next(State, SeminarAction.FilePapers);
        if (FilingHindrance(openDisputes, lastSign, now) is { } hindrance)
            throw hindrance;
        if (!EvaluationIsClosed(now))
            EvaluationClosesOn = disputesUntil;
        State = next;
        PapersFiledAt = now;
        FiledById = by;
        DisputesUntil = disputesUntil;
        (OutcomesToldAt, LateDisputesUntil) = (null, null);
    }

    /// <summary>Outcomes are worked out and told.</summary>
    /// <param name="disputesUntil">Last Beijing date on which those who did not complete dispute.</param>
    /// <exception cref="RuleException">It is too early, or a dispute is open.</exception>
    public void TellOutcomes(int openDisputes, DateOnly disputesUntil, DateTimeOffset now)
    {
        if (!OutcomesAreDue(openDisputes, now))
            throw new RuleException(
                "Outcomes are not due: trainees dispute until {0:yyyy-MM-dd}, and every dispute is decided first.",
                DisputesUntil
            );
        (OutcomesToldAt, LateDisputesUntil) = (now, disputesUntil);
    }

    /// <summary>Returns the closing papers: outcomes are taken back with them.</summary>
    /// <param name="dueOn">Last Beijing date on which they are filed again.</param>
    public void ReturnPapers(DateOnly dueOn, DateTimeOffset now)
    {
        State = States.Next(State, SeminarAction.ReturnPapers);
        TakeBack(dueOn, now);
    }

    /// <summary>Accepts the closing papers: hours are credited and certificates issued from here on.</summary>
    /// <exception cref="RuleException">Trainees may still dispute, a dispute is open, or the state forbids it.</exception>
    public void AcceptPapers(int openDisputes, DateTimeOffset now)
    {
        var next = States.Next(State, SeminarAction.AcceptPapers);
        if (AcceptanceHindrance(openDisputes, now) is { } hindrance)
            throw hindrance;
        (State, AcceptedAt, ReturnedDueOn) = (next, now, null);
    }

    /// <summary>Takes the acceptance back: the papers are with the host again.</summary>
    /// <param name="dueOn">Last Beijing date on which they are filed again.</param>
    public void WithdrawAcceptance(DateOnly dueOn, DateTimeOffset now)
    {
        State = States.Next(State, SeminarAction.WithdrawAcceptance);
        (AcceptedAt, ClosedAt) = (null, null);
        TakeBack(dueOn, now);
    }

    /// <summary>What prevents breaking it off; null if nothing does.</summary>
    public RuleException? BreakOffHindrance(DateTimeOffset? firstStart, DateTimeOffset? lastEnd, DateTimeOffset now) =>
        !States.Allows(State, SeminarAction.BreakOff) ? new RuleException("The seminar is “{0}”: it cannot be broken off.", State)
        : firstStart is null || now < firstStart
            ? new RuleException("The seminar has not begun: its plan is amended instead, and nothing is broken off.")
        : now >= lastEnd
            ? new RuleException("The last half day is over: there is nothing left to break off. The host files the closing papers.")
        : null;

    /// <summary>Breaks the seminar off 中止 after it has begun: what was held stands, the rest falls away.</summary>
    /// <param name="firstStart">When its first half day began.</param>
    /// <exception cref="RuleException">It has not begun, or is over, or the state forbids it.</exception>
    public void BreakOff(DateTimeOffset? firstStart, DateTimeOffset? lastEnd, string reason, DateTimeOffset now)
    {
        var next = States.Next(State, SeminarAction.BreakOff);
        if (BreakOffHindrance(firstStart, lastEnd, now) is { } hindrance)
            throw hindrance;
        State = next;
        BrokenOffAt = now;
        BrokenOffReason = reason.Trim();
        PapersDueOn = null;
    }

    private void TakeBack(DateOnly dueOn, DateTimeOffset now)
    {
        if (!EvaluationIsClosed(now))
            EvaluationClosesOn = null;
        ReturnedDueOn = dueOn;
        DisputesUntil = null;
        OutcomesToldAt = null;
        LateDisputesUntil = null;
    }

    /// <summary>Every hour is in the ledger.</summary>
    public void Close(DateTimeOffset now) => (State, ClosedAt) = (States.Next(State, SeminarAction.Close), now);

    /// <summary>The plan dropped it.</summary>
    public void Cancel() => (State, PapersDueOn) = (States.Next(State, SeminarAction.Cancel), null);
}
