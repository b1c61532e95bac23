using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>One extension of a call: a recorded decision.</summary>
public sealed record CallExtension(DateTimeOffset From, DateTimeOffset To, string Reason, DateTimeOffset DecidedAt, string DecidedBy);

/// <summary>The call 申报通知 of a year: opens the filing of seminar proposals.</summary>
public sealed class SeminarCall : Entity
{
    /// <summary>Every lawful move of a call.</summary>
    public static readonly StateTable<CallState, CallAction> States = new()
    {
        { CallState.Draft, CallAction.SendForRelease, CallState.ForRelease },
        { CallState.ForRelease, CallAction.Return, CallState.Draft },
        { CallState.ForRelease, CallAction.Publish, CallState.Published },
        { CallState.Published, CallAction.Correct, CallState.Published },
        { CallState.Published, CallAction.Withdraw, CallState.Withdrawn },
        { CallState.Published, CallAction.BeginScoring, CallState.Scoring },
        { CallState.Published, CallAction.BeginComposing, CallState.Composing },
        { CallState.Scoring, CallAction.BeginComposing, CallState.Composing },
        { CallState.Composing, CallAction.Archive, CallState.Archived },
    };

    private SeminarCall() { }

    /// <param name="year">The plan's year.</param>
    /// <param name="by">Who drafts it: none of them releases it.</param>
    public static SeminarCall Draft(
        int year,
        string title,
        string text,
        DateTimeOffset opensAt,
        DateTimeOffset closesAt,
        CallTerms terms,
        Party by
    )
    {
        var call = new SeminarCall();
        call.Revise(year, title, text, opensAt, closesAt, terms, by);
        return call;
    }

    /// <summary>The year of the plan.</summary>
    public int Year { get; private set; }

    /// <summary>Title of the notice.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Text of the notice; a line is a paragraph.</summary>
    public string Text { get; private set; } = "";

    /// <summary>First instant of filing.</summary>
    public DateTimeOffset OpensAt { get; private set; }

    /// <summary>Filing ends at this instant, which is no longer within.</summary>
    public DateTimeOffset ClosesAt { get; private set; }

    public CallState State { get; private set; }

    public CallTerms Terms { get; private set; } = new();

    /// <summary>When it was published.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Decisions that moved the closing instant, oldest first.</summary>
    public IReadOnlyList<CallExtension> Extensions { get; private set; } = [];

    /// <summary>Recorded changes of the published terms, oldest first.</summary>
    public IReadOnlyList<CallCorrection> Corrections { get; private set; } = [];

    /// <summary>Accounts that drafted it, or for which it was drafted.</summary>
    public IReadOnlyList<Guid> Drafters { get; private set; } = [];

    /// <summary>When it was withdrawn.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Why; the public page shows it.</summary>
    public string? WithdrawalReason { get; private set; }

    /// <summary>Last number given to a proposal.</summary>
    public int LastNumber { get; private set; }

    /// <summary>Whether proposals are taken at an instant.</summary>
    public bool IsOpen(DateTimeOffset now) => State == CallState.Published && now >= OpensAt && now < ClosesAt;

    /// <summary>How many proposals a unit may recommend.</summary>
    public int LimitOf(Guid organisationId) =>
        Terms.OwnLimits.FirstOrDefault(q => q.UnitId == organisationId)?.Number ?? Terms.RecommendationLimit;

    /// <summary>Changes the draft. Whether it fits, <see cref="CallForm"/> says.</summary>
    /// <exception cref="RuleException">It is no draft any more, or something does not fit.</exception>
    public void Revise(int year, string title, string text, DateTimeOffset opensAt, DateTimeOffset closesAt, CallTerms terms, Party by)
    {
        if (State == CallState.ForRelease)
            throw new RuleException("The call awaits its release. Have it returned before changing it.");
        if (State != CallState.Draft)
            throw new RuleException("The call is published: its terms stand. Extend it, or correct a wrong term.");
        Fit(CallForm.Check(year, opensAt, closesAt, terms, null));
        Year = year;
        Drafters = [.. Drafters.Append(by.By).Append(by.OnBehalfOf ?? by.By).Distinct()];
        Title = title.Trim();
        Text = text.Trim();
        OpensAt = opensAt;
        ClosesAt = closesAt;
        Terms = terms;
    }

    /// <summary>The drafter sends it to a second person.</summary>
    public void SendForRelease() => State = States.Next(State, CallAction.SendForRelease);

    /// <summary>It goes back to its drafter.</summary>
    public void Return() => State = States.Next(State, CallAction.Return);

    /// <summary>What prevents the release; null: nothing does.</summary>
    /// <param name="feeClasses">Classes of the fee standard in force; null: the standard is not configured.</param>
    public RuleException? ReleaseHindrance(IReadOnlyCollection<string>? feeClasses, DateTimeOffset now) =>
        ClosesAt <= now ? new RuleException("The closing time has passed. Set a later one before publishing the call.")
        : Year < BeijingTime.DateOf(now).Year ? new RuleException("The year of the plan, {0}, is over.", Year)
        : CallForm.Check(Year, OpensAt, ClosesAt, Terms, feeClasses) is [var fault, ..] ? new RuleException(fault.Message, fault.Args)
        : null;

    /// <summary>Whether somebody of a party drafted it.</summary>
    public bool IsDraftedBy(Party party) => Drafters.Any(d => party.Did(d));

    /// <summary>A second person releases it; from then on its terms change by recorded corrections only.</summary>
    /// <exception cref="RuleException">It does not await its release, something hinders it, or the releaser drafted it.</exception>
    public void Publish(Party by, IReadOnlyCollection<string>? feeClasses, DateTimeOffset now)
    {
        var next = States.Next(State, CallAction.Publish);
        if (IsDraftedBy(by))
            throw DraftedIt;
        if (ReleaseHindrance(feeClasses, now) is { } hindrance)
            throw hindrance;
        State = next;
        PublishedAt = now;
    }

    /// <summary>The refusal of a release by somebody who drafted it.</summary>
    public static RuleException DraftedIt => new("Who drafted a call does not release it. Another member of the office does.");

    /// <summary>Takes a published call back, while nothing is filed.</summary>
    /// <param name="filed">Proposals filed under it, whatever became of them.</param>
    /// <exception cref="RuleException">It is not published, or something was filed.</exception>
    public void Withdraw(int filed, string reason, DateTimeOffset now)
    {
        var next = States.Next(State, CallAction.Withdraw);
        if (filed > 0)
            throw new RuleException(
                "{0} proposals were filed under this call: it is extended or corrected, and no longer withdrawn.",
                filed
            );
        State = next;
        WithdrawnAt = now;
        WithdrawalReason = reason.Trim();
    }

    /// <summary>Corrects wrong terms of the published call, with a reason that the public page shows.</summary>
    /// <exception cref="RuleException">It is not published, nothing changes, or what was filed would no longer fit.</exception>
    public void Correct(CallTerms terms, CallUse use, string reason, DateTimeOffset now, string decidedBy)
    {
        var next = States.Next(State, CallAction.Correct);
        Fit(CallForm.Check(Year, OpensAt, ClosesAt, terms, null));
        Fit(CallCorrections.Against(Terms, terms, use));
        Corrections = [.. Corrections, new CallCorrection(Terms, terms, reason.Trim(), now, decidedBy)];
        (State, Terms) = (next, terms);
    }

    /// <summary>
    /// Moves the closing instant later, with a reason that the public page shows. The last days of review and scoring move with it.
    /// </summary>
    /// <exception cref="RuleException">It is not published, or the new instant is not later.</exception>
    public void Extend(DateTimeOffset closesAt, string reason, DateTimeOffset now, string decidedBy)
    {
        if (State != CallState.Published)
            throw new RuleException("Only a published call whose first review goes on can be extended.");
        if (closesAt <= ClosesAt || closesAt <= now)
            throw new RuleException("The new closing time must be later than now and than the one before.");
        Extensions = [.. Extensions, new CallExtension(ClosesAt, closesAt, reason.Trim(), now, decidedBy)];
        var days = BeijingTime.DateOf(closesAt.AddTicks(-1)).DayNumber - BeijingTime.DateOf(ClosesAt.AddTicks(-1)).DayNumber;
        Terms = Terms with { FirstReviewDueOn = Terms.FirstReviewDueOn?.AddDays(days), ScoringDueOn = Terms.ScoringDueOn?.AddDays(days) };
        ClosesAt = closesAt;
    }

    /// <summary>Gives the next proposal number, e.g. 2027-003.</summary>
    public string TakeNumber() => $"{Year}-{++LastNumber:000}";

    /// <summary>What stands in the way of expert scoring, beside its state; null: nothing.</summary>
    public RuleException? ScoringHindrance(int awaitingFirstReview, DateTimeOffset now) =>
        FirstReviewHindrance(awaitingFirstReview, now)
        ?? (Terms.ExpertScoring ? null : new RuleException("This call has no expert scoring: open the plan bench."));

    /// <summary>What stands in the way of the plan bench, beside its state; null: nothing.</summary>
    public RuleException? BenchHindrance(int awaitingFirstReview, int awaitingScores, DateTimeOffset now) =>
        FirstReviewHindrance(awaitingFirstReview, now)
        ?? (
            State == CallState.Published && Terms.ExpertScoring ? new RuleException("This call has expert scoring: begin it first.")
            : awaitingScores > 0
                ? new RuleException("{0} scores are outstanding. Wait for them, or take the assignments back.", awaitingScores)
            : null
        );

    /// <summary>Ends the first review; experts score next.</summary>
    /// <exception cref="RuleException">The call is still open, has no expert scoring, or proposals still await first review.</exception>
    public void BeginScoring(int awaitingFirstReview, DateTimeOffset now)
    {
        if (ScoringHindrance(awaitingFirstReview, now) is { } hindrance)
            throw hindrance;
        State = States.Next(State, CallAction.BeginScoring);
    }

    /// <summary>Opens the plan bench.</summary>
    /// <exception cref="RuleException">First reviews or scores are outstanding.</exception>
    public void BeginComposing(int awaitingFirstReview, int awaitingScores, DateTimeOffset now)
    {
        if (BenchHindrance(awaitingFirstReview, awaitingScores, now) is { } hindrance)
            throw hindrance;
        State = States.Next(State, CallAction.BeginComposing);
    }

    /// <summary>Archives the call once its plan is published.</summary>
    public void Archive() => State = States.Next(State, CallAction.Archive);

    private static void Fit(IReadOnlyList<CallFault> faults)
    {
        if (faults is [var first, ..])
            throw new RuleException(first.Message, first.Args);
    }

    private RuleException? FirstReviewHindrance(int awaiting, DateTimeOffset now) =>
        now < ClosesAt
            ? new RuleException(
                "The call takes proposals until {0}. Wait until it closes.",
                BeijingTime.LocalOf(ClosesAt).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)
            )
        : awaiting > 0 ? new RuleException("{0} proposals await first review. Remind the reviewers, or have them decided.", awaiting)
        : null;
}
