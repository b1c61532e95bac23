using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Domain.Delivery;

/// <summary>A seminar 研修班 of the published plan, from its implementation plan to its closing.</summary>
/// <remarks>
/// Source: 桂人社发〔2022〕15号，三（一）. Dates, place and number of trainees are those of the plan: a plan amendment changes them, nothing else.
/// </remarks>
public sealed class Seminar : CreditedGathering
{
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

    /// <summary>The last Beijing date on which it was in time, by the rule in force at the first filing.</summary>
    public DateOnly? FilingDueOn { get; private set; }

    /// <summary>Why it was filed late; shown wherever the seminar is.</summary>
    public string? LateReason { get; private set; }

    /// <summary>Last Beijing date of the closing papers, by the rule in force.</summary>
    public DateOnly? PapersDueOn { get; private set; }

    /// <summary>When it was broken off 中止.</summary>
    public DateTimeOffset? BrokenOffAt { get; private set; }

    public string? BrokenOffReason { get; private set; }

    /// <summary>Learning year that its hours count for: that of its last day.</summary>
    public override short LearningYear => (short)HeldUntil.Year;

    /// <summary>Last Beijing date on which it was held: that of the plan, or the one on which it was broken off.</summary>
    public override DateOnly HeldUntil => BrokenOffAt is { } at && BeijingTime.DateOf(at) is var on && on < EndsOn ? on : EndsOn;

    /// <inheritdoc />
    public override bool IsCutShort => BrokenOffAt is not null;

    /// <inheritdoc />
    public override ClosingStage Stage =>
        State switch
        {
            SeminarState.PapersFiled => ClosingStage.Filed,
            SeminarState.PapersReturned => ClosingStage.Returned,
            SeminarState.Accepted => ClosingStage.Accepted,
            SeminarState.Closed => ClosingStage.Closed,
            _ => ClosingStage.Before,
        };

    /// <inheritdoc />
    public override Enum Standing => State;

    /// <inheritdoc />
    public override bool IsOpen => State != SeminarState.Preparing;

    /// <inheritdoc />
    public override EnrolmentTerms? Terms =>
        Implementation is { } plan
            ? new EnrolmentTerms(plan.Admission, plan.Conditions, plan.EnrolmentClosesAt, plan.OpenRegistration, plan.Nominations)
            : null;

    /// <summary>The implementation plan was filed after its last day.</summary>
    public bool IsLate => LateReason is not null;

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
        !IsRunning ? new RuleException("It is “{0}”: its roster can no longer be changed.", State)
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

    /// <summary>What prevents breaking it off; null if nothing does.</summary>
    public RuleException? BreakOffHindrance(DateTimeOffset? firstStart, DateTimeOffset? lastEnd, DateTimeOffset now) =>
        !States.Allows(State, SeminarAction.BreakOff) ? new RuleException("It is “{0}”: it cannot be broken off.", State)
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

    /// <inheritdoc />
    public override bool Allows(ClosingMove move) => States.Allows(State, ActionOf(move));

    /// <inheritdoc />
    protected override void Move(ClosingMove move) => State = States.Next(State, ActionOf(move));

    /// <summary>The plan dropped it.</summary>
    public void Cancel() => (State, PapersDueOn) = (States.Next(State, SeminarAction.Cancel), null);

    private static SeminarAction ActionOf(ClosingMove move) =>
        move switch
        {
            ClosingMove.File => SeminarAction.FilePapers,
            ClosingMove.Return => SeminarAction.ReturnPapers,
            ClosingMove.Accept => SeminarAction.AcceptPapers,
            ClosingMove.Close => SeminarAction.Close,
            _ => SeminarAction.WithdrawAcceptance,
        };
}
