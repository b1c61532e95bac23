using KnowledgeUpdate.Domain.Common;

namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>Where a plan stands.</summary>
public enum PlanState
{
    /// <summary>拟定中</summary>
    [Term("Being composed", Tone.Wait)] Composing,

    /// <summary>已形成，待公示</summary>
    [Term("Formed, to be publicised", Tone.Wait)] Formed,

    /// <summary>公示中</summary>
    [Term("In publicity", Tone.Wait)] InPublicity,

    /// <summary>已发布</summary>
    [Term("Published", Tone.Good)] Published,

    /// <summary>已取消</summary>
    [Term("Cancelled", Tone.Bad)] Cancelled,
}

/// <summary>What moves a plan.</summary>
public enum PlanAction
{
    /// <summary>形成计划</summary>
    [Term("Form the plan")] Form,

    /// <summary>退回拟定</summary>
    [Term("Return to the plan bench")] Reopen,

    /// <summary>公示</summary>
    [Term("Publicise")] Publicise,

    /// <summary>更正后重新公示</summary>
    [Term("Correct and publicise again")] Correct,

    /// <summary>发布</summary>
    [Term("Publish the plan")] Publish,

    /// <summary>发布新版本</summary>
    [Term("Publish a new version")] Amend,
}

/// <summary>A row of the plan: what is made public of a seminar. No personal data.</summary>
public sealed record PlanRow(Guid ProposalId, int Order, string Title, SeminarKind Kind, Guid HostId, string Host, string Field, int HeadCount, int Days,
    DateOnly? StartsOn, string Place, decimal CentralFunds, decimal RegionFunds, decimal OwnFunds, bool IsCancelled = false)
{
    /// <summary>Row of a proposal at a place of the list.</summary>
    public static PlanRow Of(SeminarProposal proposal, int order) => new(proposal.Id, order, proposal.Title, proposal.Kind ?? SeminarKind.Advanced,
        proposal.OrganisationId, proposal.OrganisationName, proposal.Field ?? "", proposal.HeadCount, proposal.Content.Days ?? 0, proposal.StartsOn,
        proposal.Content.Place ?? "", proposal.CentralFunds, proposal.RegionFunds, proposal.Content.OwnFunds);
}

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

    /// <summary>The call.</summary>
    public Guid CallId { get; private set; }

    /// <summary>The year.</summary>
    public int Year { get; private set; }

    /// <summary>Its name; official names stay Chinese in every language.</summary>
    public string Name => $"{Year}年度研修计划";

    /// <summary>Where it stands.</summary>
    public PlanState State { get; private set; }

    /// <summary>The rows, once formed.</summary>
    public IReadOnlyList<PlanRow> Rows { get; private set; } = [];

    /// <summary>The variant it was formed from.</summary>
    public string? FormedFrom { get; private set; }

    /// <summary>When it was formed.</summary>
    public DateTimeOffset? FormedAt { get; private set; }

    /// <summary>Who formed it.</summary>
    public string? FormedBy { get; private set; }

    /// <summary>Document number of the published plan 文号.</summary>
    public string? DocumentNumber { get; private set; }

    /// <summary>Date of publication.</summary>
    public DateOnly? PublishedOn { get; private set; }

    /// <summary>Number of the version in force.</summary>
    public int CurrentVersion { get; private set; }

    /// <summary>Forms the plan: nothing before this changed any proposal.</summary>
    /// <exception cref="RuleException">It is formed already, or the list is empty.</exception>
    public void Form(IReadOnlyList<PlanRow> rows, string variant, string by, DateTimeOffset now)
    {
        if (rows.Count == 0)
            throw new RuleException("The variant is empty. Add seminars before forming the plan.");
        State = States.Next(State, PlanAction.Form);
        (Rows, FormedFrom, FormedBy, FormedAt) = (rows, variant, by, now);
    }

    /// <summary>Puts the plan back on the bench, before its publicity.</summary>
    public void Reopen()
    {
        State = States.Next(State, PlanAction.Reopen);
        (Rows, FormedFrom, FormedBy, FormedAt) = ([], null, null, null);
    }

    /// <summary>Its publicity begins.</summary>
    public void Publicise() => State = States.Next(State, PlanAction.Publicise);

    /// <summary>Corrects the list in publicity; the caller starts a new period.</summary>
    public void Correct(IReadOnlyList<PlanRow> rows)
    {
        if (rows.Count == 0)
            throw new RuleException("A plan has at least one seminar.");
        (State, Rows) = (States.Next(State, PlanAction.Correct), rows);
    }

    /// <summary>Publishes the plan.</summary>
    /// <param name="on">Date of the document: after the period's last day, and not after today.</param>
    /// <exception cref="RuleException">Something stands in the way: <see cref="PublicationHindrance"/> says what.</exception>
    public PlanVersion Publish(string documentNumber, DateOnly on, PublicationFacts facts, string by, DateTimeOffset now)
    {
        if (PublicationHindrance(documentNumber, on, facts, now) is { } hindrance)
            throw hindrance;
        var next = States.Next(State, PlanAction.Publish);
        (State, DocumentNumber, PublishedOn, CurrentVersion) = (next, Common.DocumentNumber.Parse(documentNumber), on, 1);
        return new PlanVersion(Id, 1, DocumentNumber, on, Rows, "", by, now);
    }

    /// <summary>What stands in the way of publishing; null: nothing.</summary>
    public RuleException? PublicationHindrance(string documentNumber, DateOnly on, PublicationFacts facts, DateTimeOffset now) => true switch
    {
        _ when !States.Allows(State, PlanAction.Publish) => new RuleException("This record is “{0}” now: “{1}” is not possible. Look at it again.", State, PlanAction.Publish),
        _ when facts.PeriodEndsOn is not { } end || now < BeijingTime.EndOf(end) => new RuleException("The publicity period is not over: the plan cannot take effect before it ends."),
        _ when facts.OpenObjections > 0 => new RuleException("{0} objections are not answered: the plan cannot take effect while one is open.", facts.OpenObjections),
        _ when facts.Uncorrected > 0 => new RuleException("{0} objections were upheld and the list is not corrected yet: correct the notice first.", facts.Uncorrected),
        _ when facts.NationalUnanswered > 0 => new RuleException("{0} national seminars lack the ministry's approval. Record the answer, or correct the list.", facts.NationalUnanswered),
        _ when !Common.DocumentNumber.IsValid(Common.DocumentNumber.Normalise(documentNumber)) => new RuleException("Enter the document number as it stands in the head of the document, as 桂人社函〔2026〕188号."),
        _ when on > BeijingTime.DateOf(now) => new RuleException("The document cannot be dated after today."),
        _ when on <= facts.PeriodEndsOn => new RuleException("The document cannot be dated before the publicity period was over, on {0:yyyy-MM-dd} at 24:00.", facts.PeriodEndsOn),
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

/// <summary>A saved variant of the plan on the bench.</summary>
public sealed class PlanVariant : Entity, IPartOf
{
    private PlanVariant() { }

    /// <summary>Saves a variant.</summary>
    public PlanVariant(Guid planId, string name, IReadOnlyList<Guid> proposals, DateTimeOffset now) =>
        (PlanId, Name, Proposals, SavedAt) = (planId, name.Trim(), proposals, now);

    /// <summary>The plan.</summary>
    public Guid PlanId { get; private set; }

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Proposals in it, in order.</summary>
    public IReadOnlyList<Guid> Proposals { get; private set; } = [];

    /// <summary>When it was saved.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    string IPartOf.WholeKind => nameof(AnnualPlan);

    Guid IPartOf.WholeId => PlanId;

    /// <summary>Marks the variant as the one a plan was formed from, so that a change under way elsewhere is refused.</summary>
    public void Touch(DateTimeOffset now) => SavedAt = now;

    /// <summary>Adds a proposal at the end.</summary>
    /// <exception cref="RuleException">It is in the variant.</exception>
    public void Add(Guid proposal, DateTimeOffset now)
    {
        if (Proposals.Contains(proposal))
            throw new RuleException("This seminar is in the variant already.");
        (Proposals, SavedAt) = ([.. Proposals, proposal], now);
    }

    /// <summary>Takes a proposal out.</summary>
    /// <exception cref="RuleException">It is not in the variant.</exception>
    public void Remove(Guid proposal, DateTimeOffset now)
    {
        if (!Proposals.Contains(proposal))
            throw new RuleException("This seminar is not in the variant.");
        (Proposals, SavedAt) = ([.. Proposals.Where(p => p != proposal)], now);
    }
}

/// <summary>A published version of the plan. Never changed.</summary>
public sealed class PlanVersion : Entity, IPartOf
{
    private PlanVersion() { }

    internal PlanVersion(Guid planId, int number, string documentNumber, DateOnly publishedOn, IReadOnlyList<PlanRow> rows, string change, string by, DateTimeOffset now) =>
        (PlanId, Number, DocumentNumber, PublishedOn, Rows, Change, PublishedBy, At) = (planId, number, documentNumber, publishedOn, rows, change, by, now);

    /// <summary>The plan.</summary>
    public Guid PlanId { get; private set; }

    /// <summary>1, 2, 3 …</summary>
    public int Number { get; private set; }

    /// <summary>Document number.</summary>
    public string DocumentNumber { get; private set; } = "";

    /// <summary>Date of publication.</summary>
    public DateOnly PublishedOn { get; private set; }

    /// <summary>The rows.</summary>
    public IReadOnlyList<PlanRow> Rows { get; private set; } = [];

    /// <summary>What changed and why; empty for the first.</summary>
    public string Change { get; private set; } = "";

    /// <summary>Who published it.</summary>
    public string PublishedBy { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    string IPartOf.WholeKind => nameof(AnnualPlan);

    Guid IPartOf.WholeId => PlanId;
}
