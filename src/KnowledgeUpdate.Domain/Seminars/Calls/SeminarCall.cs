namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>One extension of a call: a recorded decision.</summary>
public sealed record CallExtension(DateTimeOffset From, DateTimeOffset To, string Reason, DateTimeOffset DecidedAt, string DecidedBy);

/// <summary>The call 申报通知 of a year: opens the filing of seminar proposals.</summary>
public sealed class SeminarCall : Entity
{
    /// <summary>Every lawful move of a call.</summary>
    public static readonly StateTable<CallState, CallAction> States = new()
    {
        { CallState.Draft, CallAction.Publish, CallState.Published },
        { CallState.Published, CallAction.BeginScoring, CallState.Scoring },
        { CallState.Published, CallAction.BeginComposing, CallState.Composing },
        { CallState.Scoring, CallAction.BeginComposing, CallState.Composing },
        { CallState.Composing, CallAction.Archive, CallState.Archived },
    };

    private SeminarCall() { }

    /// <param name="year">The plan's year.</param>
    public static SeminarCall Draft(int year, string title, string text, DateTimeOffset opensAt, DateTimeOffset closesAt, CallTerms terms)
    {
        var call = new SeminarCall { Year = year };
        call.Revise(title, text, opensAt, closesAt, terms);
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

    /// <summary>Last number given to a proposal.</summary>
    public int LastNumber { get; private set; }

    /// <summary>Whether proposals are taken at an instant.</summary>
    public bool IsOpen(DateTimeOffset now) => State == CallState.Published && now >= OpensAt && now < ClosesAt;

    /// <summary>How many proposals a unit may recommend.</summary>
    public int LimitOf(Guid organisationId) => Terms.OwnLimits.TryGetValue(organisationId, out var own) ? own : Terms.RecommendationLimit;

    /// <exception cref="RuleException">It is published, or its dates or weights do not fit together.</exception>
    public void Revise(string title, string text, DateTimeOffset opensAt, DateTimeOffset closesAt, CallTerms terms)
    {
        if (State != CallState.Draft)
            throw new RuleException("The call is published: its terms stand. Only the closing time can be extended.");
        if (closesAt <= opensAt)
            throw new RuleException("The closing time must be after the opening time.");
        if (terms.ExpertScoring && terms.Criteria.Any(c => c.Weight is < 1 or > 100))
            throw new RuleException("Give each criterion a weight from 1 to 100.");
        if (terms.ExpertScoring && terms.Criteria.Sum(c => c.Weight) != 100)
            throw new RuleException("The weights of the criteria must sum to 100; now they sum to {0}.", terms.Criteria.Sum(c => c.Weight));
        Title = title.Trim();
        Text = text.Trim();
        OpensAt = opensAt;
        ClosesAt = closesAt;
        Terms = terms;
    }

    /// <summary>Publishes the call; from then on its terms are fixed.</summary>
    /// <exception cref="RuleException">It is not a draft, lacks kinds or fields, or would close before it is seen.</exception>
    public void Publish(DateTimeOffset now)
    {
        if (Terms.Kinds.Count == 0 || Terms.Fields.Count == 0)
            throw new RuleException("Choose at least one kind and one field before publishing the call.");
        if (ClosesAt <= now)
            throw new RuleException("The closing time has passed. Set a later one before publishing the call.");
        State = States.Next(State, CallAction.Publish);
        PublishedAt = now;
    }

    /// <summary>Moves the closing instant later, with a reason that the public page shows.</summary>
    /// <exception cref="RuleException">It is not published, or the new instant is not later.</exception>
    public void Extend(DateTimeOffset closesAt, string reason, DateTimeOffset now, string decidedBy)
    {
        if (State != CallState.Published)
            throw new RuleException("Only a published call whose first review goes on can be extended.");
        if (closesAt <= ClosesAt || closesAt <= now)
            throw new RuleException("The new closing time must be later than now and than the one before.");
        Extensions = [.. Extensions, new CallExtension(ClosesAt, closesAt, reason.Trim(), now, decidedBy)];
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

    private RuleException? FirstReviewHindrance(int awaiting, DateTimeOffset now) =>
        now < ClosesAt
            ? new RuleException(
                "The call takes proposals until {0}. Wait until it closes.",
                BeijingTime.LocalOf(ClosesAt).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)
            )
        : awaiting > 0 ? new RuleException("{0} proposals await first review. Remind the reviewers, or have them decided.", awaiting)
        : null;
}
