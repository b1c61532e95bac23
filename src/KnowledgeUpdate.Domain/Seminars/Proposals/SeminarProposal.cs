namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>A seminar proposal 选题申报 of a hosting unit under a call. Every filed version is kept.</summary>
public sealed class SeminarProposal : Entity
{
    /// <summary>Longest opinion and longest long answer, characters.</summary>
    public const int TextMaxLength = 2000;

    /// <summary>Every lawful move of a proposal.</summary>
    public static readonly StateTable<ProposalState, ProposalAction> States = new()
    {
        { ProposalState.Draft, ProposalAction.Submit, ProposalState.Submitted },
        { ProposalState.Draft, ProposalAction.Withdraw, ProposalState.Withdrawn },
        { ProposalState.Submitted, ProposalAction.Withdraw, ProposalState.Withdrawn },
        { ProposalState.Submitted, ProposalAction.Recommend, ProposalState.Recommended },
        { ProposalState.Submitted, ProposalAction.Return, ProposalState.Returned },
        { ProposalState.Submitted, ProposalAction.Decline, ProposalState.Declined },
        { ProposalState.Returned, ProposalAction.Submit, ProposalState.Submitted },
        { ProposalState.Returned, ProposalAction.Withdraw, ProposalState.Withdrawn },
        { ProposalState.Recommended, ProposalAction.Withdraw, ProposalState.Withdrawn },
        { ProposalState.Recommended, ProposalAction.BeginScoring, ProposalState.Scoring },
        { ProposalState.Recommended, ProposalAction.BeginComposing, ProposalState.Candidate },
        { ProposalState.Scoring, ProposalAction.BeginComposing, ProposalState.Candidate },
        { ProposalState.Candidate, ProposalAction.Select, ProposalState.Selected },
        { ProposalState.Candidate, ProposalAction.LeaveOut, ProposalState.LeftOut },
        { ProposalState.Selected, ProposalAction.Reopen, ProposalState.Candidate },
        { ProposalState.LeftOut, ProposalAction.Reopen, ProposalState.Candidate },
        { ProposalState.LeftOut, ProposalAction.Enter, ProposalState.Planned },
        { ProposalState.Selected, ProposalAction.Publicise, ProposalState.InPublicity },
        { ProposalState.InPublicity, ProposalAction.LeaveOut, ProposalState.LeftOut },
        { ProposalState.InPublicity, ProposalAction.Enter, ProposalState.Planned },
    };

    private SeminarProposal() { }

    /// <summary>Begins a draft under an open call.</summary>
    /// <exception cref="RuleException">The call is not open.</exception>
    public static SeminarProposal Begin(
        SeminarCall call,
        Guid organisationId,
        string organisationName,
        Guid filedBy,
        ProposalContent content,
        DateTimeOffset now
    )
    {
        if (!call.IsOpen(now))
            throw Closed(call);
        var proposal = new SeminarProposal
        {
            Call = call,
            CallId = call.Id,
            OrganisationId = organisationId,
            OrganisationName = organisationName,
            CreatedById = filedBy,
            CreatedAt = now,
        };
        proposal.Take(content, now);
        return proposal;
    }

    public SeminarCall Call { get; private set; } = null!;

    /// <summary>Id of the call.</summary>
    public Guid CallId { get; private set; }

    /// <summary>The hosting unit 承办单位 that files it.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>The unit's name when it filed.</summary>
    public string OrganisationName { get; private set; } = "";

    /// <summary>Number, given at the first submission, e.g. 2027-003.</summary>
    public string? Number { get; private set; }

    public ProposalState State { get; private set; }

    /// <summary>What the form says now.</summary>
    public ProposalContent Content { get; private set; } = new();

    /// <summary>Name of the seminar, as in the content.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Kind, as in the content.</summary>
    public SeminarKind? Kind { get; private set; }

    /// <summary>Field code, as in the content.</summary>
    public string? Field { get; private set; }

    /// <summary>Trainees, 人, as in the content.</summary>
    public int HeadCount { get; private set; }

    /// <summary>First day, as in the content.</summary>
    public DateOnly? StartsOn { get; private set; }

    /// <summary>Asked of the region, 元.</summary>
    public decimal RegionFunds { get; private set; }

    /// <summary>Asked of the centre, 元.</summary>
    public decimal CentralFunds { get; private set; }

    /// <summary>The unit chosen for the first review; a recommendation counts against its quota.</summary>
    public Guid? RecommenderId { get; private set; }

    /// <summary>The next level, which gives the first review where everybody of the chosen unit belongs to the filing one.</summary>
    public Guid? RaisedToId { get; private set; }

    /// <summary>The unit that gives the first review.</summary>
    public Guid? ReviewerId => RaisedToId ?? RecommenderId;

    /// <summary>Names of the lecturers, for conflicts.</summary>
    public IReadOnlyList<string> LecturerNames { get; private set; } = [];

    /// <summary>Topics of the lessons in one text, for likely duplicates.</summary>
    public string Syllabus { get; private set; } = "";

    /// <summary>How often it was filed.</summary>
    public int FiledVersions { get; private set; }

    /// <summary>Sections that the reviewer opened again; empty unless returned.</summary>
    public IReadOnlyList<ProposalSection> OpenSections { get; private set; } = [];

    /// <summary>Last Beijing date of the first review.</summary>
    public DateOnly? ReviewDueOn { get; private set; }

    /// <summary>The last day of first review moves with the call's.</summary>
    public void MoveReview(DateOnly dueOn) => ReviewDueOn = dueOn;

    /// <summary>Rank given by the recommending unit, 1 for the first.</summary>
    [Term("Place in the ranking")]
    public int? Rank { get; private set; }

    /// <summary>Mean score of the experts, 0 to 100; null until all are in.</summary>
    [Personal]
    public decimal? Score { get; private set; }

    /// <summary>When it was begun.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    public Guid CreatedById { get; private set; }

    /// <summary>Last change of the content.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>When it was submitted last.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>Who submitted it last: that person may never review it.</summary>
    public Guid? SubmittedById { get; private set; }

    /// <summary>When a national-level proposal was recommended to the ministry.</summary>
    public DateOnly? ForwardedOn { get; private set; }

    /// <summary>The letter it went with.</summary>
    public string? ForwardedWith { get; private set; }

    public MinistryAnswer? Answer { get; private set; }

    /// <summary>Number and date of the answer, as text.</summary>
    public string? AnswerDocument { get; private set; }

    /// <summary>Whether the filer may change a section now.</summary>
    public bool CanEdit(ProposalSection section) =>
        State == ProposalState.Draft || (State == ProposalState.Returned && OpenSections.Contains(section));

    /// <summary>Saves a section of the form; incomplete answers are kept, since a draft saves itself. Of a returned form only the answers
    /// of
    /// that section are taken.</summary>
    /// <exception cref="RuleException">The section is not open.</exception>
    public void SaveSection(ProposalSection section, ProposalContent content, DateTimeOffset now)
    {
        if (!CanEdit(section))
            throw new RuleException(
                State == ProposalState.Returned
                    ? "The reviewer did not open this section. Only the marked sections can be changed."
                    : "The proposal is “{0}”: it can no longer be changed.",
                State
            );
        Take(State == ProposalState.Returned ? Content.Taking(section, content) : content, now);
    }

    /// <summary>Hands the form to the reviewing unit.</summary>
    /// <param name="faults">What the form lacks; it must be empty.</param>
    /// <param name="reviewDueOn">Last Beijing date of the first review.</param>
    /// <param name="raisedTo">The next level where nobody of the chosen unit may review it.</param>
    /// <param name="hostName">Name of the unit now; null: as it was when the proposal was begun.</param>
    /// <param name="hostCode">Its unified social credit code now.</param>
    /// <returns>The version filed.</returns>
    /// <exception cref="RuleException">The call has closed, the form lacks something, or the state forbids it.</exception>
    public ProposalVersion Submit(
        IReadOnlyCollection<FormFault> faults,
        DateOnly? reviewDueOn,
        Guid by,
        DateTimeOffset now,
        string? hostName = null,
        string? hostCode = null,
        Guid? raisedTo = null
    )
    {
        var next = States.Next(State, ProposalAction.Submit);
        if (State == ProposalState.Draft && !Call.IsOpen(now))
            throw Closed(Call);
        if (Call.State != CallState.Published)
            throw new RuleException("The first review of this call is over: the proposal can no longer be filed.");
        if (faults.Count > 0)
            throw new RuleException("{0} answers are still missing or to be corrected. See the list of sections.", faults.Count);

        Number ??= Call.TakeNumber();
        State = next;
        SubmittedAt = now;
        SubmittedById = by;
        ReviewDueOn = reviewDueOn;
        OpenSections = [];
        (OrganisationName, RaisedToId) = (hostName ?? OrganisationName, raisedTo);
        return new ProposalVersion(Id, ++FiledVersions, Content, OrganisationName, hostCode, by, now);
    }

    /// <summary>Passes to the unit that took the place of the one that filed it; versions filed before keep the old name.</summary>
    public void PassTo(Guid unitId, string unitName) => (OrganisationId, OrganisationName) = (unitId, unitName);

    /// <summary>Takes the proposal back.</summary>
    /// <exception cref="RuleException">The state forbids it.</exception>
    public void Withdraw() => Move(ProposalAction.Withdraw);

    /// <summary>Recommends it, with its place among the unit's recommendations.</summary>
    public void Recommend(int rank) => (State, Rank) = (States.Next(State, ProposalAction.Recommend), rank);

    /// <summary>Returns it with marks: only the marked sections, and those that depend on them, open again.</summary>
    /// <exception cref="RuleException">No section is marked, or the state forbids it.</exception>
    public void Return(IReadOnlyList<ProposalSection> sections)
    {
        if (sections.Count == 0)
            throw new RuleException("Mark at least one section that is to be changed.");
        (State, OpenSections) = (States.Next(State, ProposalAction.Return), DependentSections.Of(sections));
    }

    public void Decline() => Move(ProposalAction.Decline);

    /// <summary>Hands it to the experts.</summary>
    public void BeginScoring() => Move(ProposalAction.BeginScoring);

    /// <summary>Puts it among the bench's candidates, with its score if experts gave one.</summary>
    public void BeginComposing(decimal? score) => (State, Score) = (States.Next(State, ProposalAction.BeginComposing), score);

    /// <summary>Selects it for the plan.</summary>
    public void Select() => Move(ProposalAction.Select);

    /// <summary>Leaves it out of the plan.</summary>
    public void LeaveOut() => Move(ProposalAction.LeaveOut);

    /// <summary>Puts it back on the bench.</summary>
    public void Reopen() => Move(ProposalAction.Reopen);

    public void Publicise() => Move(ProposalAction.Publicise);

    /// <summary>It enters the plan.</summary>
    public void Enter() => Move(ProposalAction.Enter);

    /// <summary>Records that a national-level proposal went to the ministry.</summary>
    /// <exception cref="RuleException">It is not national, or not under way between recommendation and plan.</exception>
    public void Forward(DateOnly on, string document)
    {
        if (ForwardHindrance is { } hindrance)
            throw hindrance;
        (ForwardedOn, ForwardedWith) = (on, document.Trim());
    }

    /// <summary>What stands in the way of recommending it to the ministry; null: nothing.</summary>
    public RuleException? ForwardHindrance =>
        Kind != SeminarKind.National ? new RuleException("Only a national advanced seminar is recommended to the ministry.")
        : State
            is ProposalState.Recommended
                or ProposalState.Scoring
                or ProposalState.Candidate
                or ProposalState.Selected
                or ProposalState.InPublicity
            ? null
        : new RuleException("Only a recommended proposal goes to the ministry.");

    /// <summary>Records the ministry's answer.</summary>
    /// <exception cref="RuleException">It was never forwarded.</exception>
    public void RecordAnswer(MinistryAnswer answer, string document)
    {
        if (ForwardedOn is null)
            throw new RuleException("Record first when and with which letter it went to the ministry.");
        (Answer, AnswerDocument) = (answer, document.Trim());
    }

    /// <summary>Its name is corrected in the notice; the versions filed before keep theirs.</summary>
    public void Rename(string title, DateTimeOffset now) => Take(Content with { Title = title }, now);

    /// <summary>Takes the changed terms of a plan amendment into the content.</summary>
    internal void Amend(ProposalContent content, DateTimeOffset now) => Take(content, now);

    private static RuleException Closed(SeminarCall call) =>
        new(
            "The call takes proposals from {0} to {1}. Ask the programme office if the time is to be extended.",
            Local(call.OpensAt),
            Local(call.ClosesAt)
        );

    private static string Local(DateTimeOffset at) =>
        BeijingTime.LocalOf(at).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private void Move(ProposalAction action) => State = States.Next(State, action);

    private void Take(ProposalContent content, DateTimeOffset now)
    {
        Content = content;
        Title = content.Title;
        Kind = content.Kind;
        Field = content.Field;
        HeadCount = content.HeadCount ?? 0;
        StartsOn = content.StartsOn;
        (RegionFunds, CentralFunds, RecommenderId) = (content.RegionFunds, content.CentralFunds, content.RecommenderId);
        LecturerNames = [.. content.Lecturers.Select(l => l.Name).Where(n => n.Length > 0).Distinct()];
        Syllabus = string.Join('\n', content.Courses.Select(c => c.Topic));
        SavedAt = now;
    }
}
