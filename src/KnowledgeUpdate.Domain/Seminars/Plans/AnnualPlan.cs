namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>The annual seminar plan 年度研修计划 of a call.</summary>
public sealed class AnnualPlan : Entity
{
    /// <summary>Every lawful move of a plan.</summary>
    public static readonly StateTable<PlanState, PlanAction> States = new()
    {
        { PlanState.Composing, PlanAction.Form, PlanState.Formed },
        { PlanState.Formed, PlanAction.Reopen, PlanState.Composing },
        { PlanState.Formed, PlanAction.Publicise, PlanState.InPublicity },
        { PlanState.InPublicity, PlanAction.Correct, PlanState.InPublicity },
        { PlanState.InPublicity, PlanAction.Publish, PlanState.Published },
        { PlanState.Published, PlanAction.Amend, PlanState.Published },
    };

    private AnnualPlan() { }

    /// <summary>Begins composing the plan of a call.</summary>
    public AnnualPlan(SeminarCall call) => (CallId, Year) = (call.Id, call.Year);

    public Guid CallId { get; private set; }

    public int Year { get; private set; }

    /// <summary>Its name; official names stay Chinese in every language.</summary>
    public string Name => $"{Year}年度研修计划";

    public PlanState State { get; private set; }

    /// <summary>The rows, once formed.</summary>
    public IReadOnlyList<PlanRow> Rows { get; private set; } = [];

    /// <summary>The variant it was formed from.</summary>
    public string? FormedFrom { get; private set; }

    /// <summary>When it was formed.</summary>
    public DateTimeOffset? FormedAt { get; private set; }

    public string? FormedBy { get; private set; }

    /// <summary>Document number of the published plan 文号.</summary>
    public string? DocumentNumber { get; private set; }

    public DateOnly? PublishedOn { get; private set; }

    /// <summary>Number of the version in force.</summary>
    public int CurrentVersion { get; private set; }

    /// <summary>Forms the plan; nothing before this changed any proposal.</summary>
    /// <exception cref="RuleException">It is formed already, or the list is empty.</exception>
    public void Form(IReadOnlyList<PlanRow> rows, string variant, string by, DateTimeOffset now)
    {
        if (rows.Count == 0)
            throw new RuleException("The variant is empty. Add seminars before forming the plan.");
        State = States.Next(State, PlanAction.Form);
        Rows = rows;
        FormedFrom = variant;
        FormedBy = by;
        FormedAt = now;
    }

    /// <summary>Puts the plan back on the bench, before its publicity.</summary>
    public void Reopen()
    {
        State = States.Next(State, PlanAction.Reopen);
        Rows = [];
        FormedFrom = null;
        FormedBy = null;
        FormedAt = null;
    }

    public void Publicise() => State = States.Next(State, PlanAction.Publicise);

    /// <summary>Corrects the list in publicity; the caller starts a new period.</summary>
    public void Correct(IReadOnlyList<PlanRow> rows)
    {
        if (rows.Count == 0)
            throw new RuleException("A plan has at least one seminar.");
        (State, Rows) = (States.Next(State, PlanAction.Correct), rows);
    }

    /// <param name="on">Date of the document: after the period's last day, and not after today.</param>
    /// <exception cref="RuleException">Something stands in the way: <see cref="PublicationHindrance"/> says what.</exception>
    public PlanVersion Publish(string documentNumber, DateOnly on, PublicationFacts facts, string by, DateTimeOffset now)
    {
        if (PublicationHindrance(documentNumber, on, facts, now) is { } hindrance)
            throw hindrance;
        var next = States.Next(State, PlanAction.Publish);
        State = next;
        DocumentNumber = Common.DocumentNumber.Parse(documentNumber);
        PublishedOn = on;
        CurrentVersion = 1;
        return new PlanVersion(Id, 1, DocumentNumber, on, Rows, "", by, now);
    }

    /// <summary>What prevents publishing, whatever the document; null if nothing does.</summary>
    public RuleException? PeriodHindrance(PublicationFacts facts, DateTimeOffset now) =>
        true switch
        {
            _ when !States.Allows(State, PlanAction.Publish) => new RuleException(
                "This record is “{0}” now: “{1}” is not possible. Look at it again.",
                State,
                PlanAction.Publish
            ),
            _ when facts.PeriodEndsOn is not { } end || now < BeijingTime.EndOf(end) => new RuleException(
                "The notice period is not over: the plan cannot take effect before it ends."
            ),
            _ when facts.OpenObjections > 0 => new RuleException(
                "{0} objections are not answered: the plan cannot take effect while one is open.",
                facts.OpenObjections
            ),
            _ when facts.Uncorrected > 0 => new RuleException(
                "{0} objections were upheld and the list is not corrected yet: correct the notice first.",
                facts.Uncorrected
            ),
            _ when facts.NationalUnanswered > 0 => new RuleException(
                "{0} national seminars lack the ministry's approval. Record the answer, or correct the list.",
                facts.NationalUnanswered
            ),
            _ => null,
        };

    /// <summary>What prevents publishing with this document; null if nothing does.</summary>
    public RuleException? PublicationHindrance(string documentNumber, DateOnly on, PublicationFacts facts, DateTimeOffset now) =>
        PeriodHindrance(facts, now)
        ?? true switch
        {
            _ when !Common.DocumentNumber.IsValid(Common.DocumentNumber.Normalise(documentNumber)) => new RuleException(
                "Enter the document number as it stands in the head of the document, as 桂人社函〔2026〕188号."
            ),
            _ when on > BeijingTime.DateOf(now) => new RuleException("The document cannot be dated after today."),
            _ when on <= facts.PeriodEndsOn => new RuleException(
                "The document cannot be dated before the notice period was over, on {0:yyyy-MM-dd} at 24:00.",
                facts.PeriodEndsOn
            ),
            _ => null,
        };

    /// <summary>Publishes a new version after an approved amendment.</summary>
    public PlanVersion Amend(IReadOnlyList<PlanRow> rows, string documentNumber, DateOnly on, string change, string by, DateTimeOffset now)
    {
        var (next, number) = (States.Next(State, PlanAction.Amend), Common.DocumentNumber.Parse(documentNumber));
        (State, Rows, CurrentVersion) = (next, rows, CurrentVersion + 1);
        return new PlanVersion(Id, CurrentVersion, number, on, rows, change, by, now);
    }
}
