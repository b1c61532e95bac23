using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Gatherings;

namespace KnowledgeUpdate.Domain.Closing;

/// <summary>
/// A gathering that ends with closing papers: filed by its host, disputed by its people, accepted by the office, after which hours are
/// credited and certificates issued.
/// </summary>
public abstract class CreditedGathering : Gathering
{
    /// <summary>Longest reason and opinion, characters.</summary>
    public const int ReasonMaxLength = 500;

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

    /// <summary>When the papers were accepted.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>When all hours were credited.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Who filed its papers last: that person may not review them.</summary>
    public Guid? FiledById { get; protected set; }

    /// <summary>Learning year that its hours count for.</summary>
    public abstract short LearningYear { get; }

    /// <summary>It ended before its time: what was held stands, the rest falls away.</summary>
    public abstract bool IsCutShort { get; }

    public abstract ClosingStage Stage { get; }

    /// <summary>Whether its state allows a move.</summary>
    public abstract bool Allows(ClosingMove move);

    /// <summary>Moves its state.</summary>
    /// <exception cref="RuleException">The state forbids it.</exception>
    protected abstract void Move(ClosingMove move);

    /// <inheritdoc />
    public override DateTimeOffset? OutcomesAt => OutcomesToldAt;

    /// <inheritdoc />
    public override DateOnly? QuestionsCloseOn => EvaluationClosesOn;

    /// <inheritdoc />
    public override bool IsEvaluated => IsRunning || Stage == ClosingStage.Filed;

    /// <summary>Whether the questionnaire is closed: nobody answers any more, and what was answered is shown.</summary>
    public override bool EvaluationIsClosed(DateTimeOffset now) => EvaluationClosesOn is { } last && BeijingTime.DateOf(now) > last;

    /// <summary>
    /// Whether a trainee may dispute attendance: while the host changes it, in the days after the filing, and where the outcome told is
    /// that it was not completed.
    /// </summary>
    public override bool TakesDisputes(Outcome? outcome, DateTimeOffset now)
    {
        var today = BeijingTime.DateOf(now);
        return IsRunning
            || (Stage == ClosingStage.Filed && today <= DisputesUntil)
            || (
                Stage is ClosingStage.Filed or ClosingStage.Accepted or ClosingStage.Closed
                && outcome == Outcome.NotCompleted
                && today <= LateDisputesUntil
            );
    }

    /// <summary>Whether the host decides disputes; after the acceptance the programme office does.</summary>
    public override bool HostDecidesDisputes => IsRunning || Stage == ClosingStage.Filed;

    /// <summary>
    /// Whether the programme office decides disputes: after the acceptance, and those that the host has left open when the days for it are
    /// over.
    /// </summary>
    public override bool OfficeDecidesDisputes(DateTimeOffset now) =>
        !HostDecidesDisputes || (Stage == ClosingStage.Filed && BeijingTime.DateOf(now) > DisputesEndOn);

    /// <summary>Last Beijing date of the current or latest days for disputes; null if there were none.</summary>
    public override DateOnly? DisputesEndOn => OutcomesToldAt is null ? DisputesUntil : LateDisputesUntil;

    /// <summary>Whether outcomes can be worked out and told now: the days after the filing are over and no dispute is open.</summary>
    public bool OutcomesAreDue(int openDisputes, DateTimeOffset now) =>
        Stage == ClosingStage.Filed && OutcomesToldAt is null && openDisputes == 0 && BeijingTime.DateOf(now) > DisputesUntil;

    /// <summary>What prevents filing the closing papers; null if nothing does.</summary>
    public RuleException? FilingHindrance(int openDisputes, DateTimeOffset? lastSign, DateTimeOffset now) =>
        !Allows(ClosingMove.File) ? new RuleException("It is “{0}”: its closing papers can no longer be changed.", Standing)
        : Stage == ClosingStage.Before && !IsCutShort && BeijingTime.DateOf(now) < EndsOn
            ? new RuleException(
                "It is held until {0:yyyy-MM-dd} by the plan: the closing papers are filed when its last half day is over.",
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
        Stage != ClosingStage.Filed ? new RuleException("It is “{0}”: there are no closing papers to accept.", Standing)
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
    /// <exception cref="RuleException">It is not over, a dispute is open, or the state forbids it.</exception>
    public void FilePapers(int openDisputes, DateTimeOffset? lastSign, DateOnly disputesUntil, Guid by, DateTimeOffset now)
    {
        if (FilingHindrance(openDisputes, lastSign, now) is { } hindrance)
            throw hindrance;
        Move(ClosingMove.File);
        if (!EvaluationIsClosed(now))
            EvaluationClosesOn = disputesUntil;
        (PapersFiledAt, FiledById, DisputesUntil) = (now, by, disputesUntil);
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
        Move(ClosingMove.Return);
        TakeBack(dueOn, now);
    }

    /// <summary>Accepts the closing papers: hours are credited and certificates issued from here on.</summary>
    /// <exception cref="RuleException">Trainees may still dispute, a dispute is open, or the state forbids it.</exception>
    public void AcceptPapers(int openDisputes, DateTimeOffset now)
    {
        if (AcceptanceHindrance(openDisputes, now) is { } hindrance)
            throw hindrance;
        Move(ClosingMove.Accept);
        (AcceptedAt, ReturnedDueOn) = (now, null);
    }

    /// <summary>Takes the acceptance back: the papers are with the host again.</summary>
    /// <param name="dueOn">Last Beijing date on which they are filed again.</param>
    public void WithdrawAcceptance(DateOnly dueOn, DateTimeOffset now)
    {
        Move(ClosingMove.Withdraw);
        (AcceptedAt, ClosedAt) = (null, null);
        TakeBack(dueOn, now);
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
    public void Close(DateTimeOffset now)
    {
        Move(ClosingMove.Close);
        ClosedAt = now;
    }
}
