using KnowledgeUpdate.Application.Experts;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Web.Face;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Seminars.Proposals;

/// <summary>A proposal: what it says, what comes next, and the reader's acts on it.</summary>
public sealed class DetailsModel(IMediator mediator, Actor actor, PortalText words, IStringLocalizer<SeminarsText> text) : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public ReviewDecision? Decision { get; set; }

        public string? Opinion { get; set; }

        public int? Rank { get; set; }

        public List<ProposalSection> Sections { get; set; } = [];

        public string? Phrase { get; set; }

        public DateOnly? On { get; set; }

        public string? Document { get; set; }

        public MinistryAnswer? Answer { get; set; }

        public string? AnswerDocument { get; set; }

        public string? Note { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ProposalView Proposal { get; private set; } = null!;

    public IReadOnlyList<Phrase> Phrases { get; private set; } = [];

    public bool IsExpert => actor.May(Permission.SubmitScore);

    public bool MayDeclare =>
        actor.May(Permission.DeclareConflict)
        && Proposal.Scores is not null
        && Proposal.Call.State is CallState.Published or CallState.Scoring;

    public IReadOnlyList<Choice> SectionChoices => [.. Enum.GetValues<ProposalSection>().Select(s => new Choice(s.ToString(), words[s]))];

    public IReadOnlyList<Choice> AnswerChoices => [.. Enum.GetValues<MinistryAnswer>().Select(a => new Choice(a.ToString(), words[a]))];

    public IReadOnlyList<HistoryEntry> History => words.Entries(Proposal.History);

    public NextStrip Next =>
        Proposal.State switch
        {
            ProposalState.Draft => Turn(
                Proposal.Rights.Edit,
                Proposal.OrganisationName,
                text["fills in the form and files it."],
                null,
                Show.Deadline(Proposal.Call.ClosesAt)
            ),
            ProposalState.Returned => Turn(
                Proposal.Rights.Edit,
                Proposal.OrganisationName,
                text["changes the marked sections and files again: {0}.", words.List(Proposal.OpenSections.Select(s => words[s]))],
                null,
                FilingEnds
            ),
            ProposalState.Submitted => Turn(
                Proposal.Rights.Review,
                Proposal.Reviewer ?? "",
                text["gives the first review: recommend, return or decline. Recommended proposals go on to the programme office."],
                Proposal.DaysLeft is { } left
                    ? left >= 0
                        ? text["{0} working days left", left].Value
                        : text["{0} working days overdue", -left].Value
                    : null,
                Proposal.ReviewDueOn is { } due ? Show.Date(due) + " 24:00" : null
            ),
            ProposalState.Recommended => new(
                words[Role.ProgrammeOffice],
                Proposal.Call.Terms.ExpertScoring
                    ? text["has experts score the recommended proposals next."]
                    : text["composes the plan next."]
            ),
            ProposalState.Scoring => new(words[Role.Expert], text["score it; then the programme office composes the plan."]),
            ProposalState.Candidate => new(words[Role.ProgrammeOffice], text["composes the plan; this is one of its candidates."]),
            ProposalState.Selected => new(words[Role.ProgrammeOffice], text["publicises the plan; this seminar is on its list."]),
            ProposalState.InPublicity => new(text["The public"], text["may object until the period ends; then the plan is published."]),
            ProposalState.Planned => new(Proposal.OrganisationName, text["prepares and holds the seminar."]),
            _ => new(text["Nothing to do"], text["The proposal is closed. It can be read and copied."]),
        };

    /// <summary>A returned proposal can be filed again during the first review, a new one until the call closes.</summary>
    private string FilingEnds =>
        Proposal.State == ProposalState.Returned && Proposal.Call.Terms.FirstReviewDueOn is { } due
            ? Show.Date(due) + " 24:00"
            : Show.Deadline(Proposal.Call.ClosesAt);

    public IReadOnlyList<TimelineStep> Timeline
    {
        get
        {
            var steps = Proposal
                .Trail.Select(s => new TimelineStep(
                    s.Version is { } v && s.Decision == ReviewDecision.Submitted ? text["Filed version {0}", v] : words[s.Decision],
                    s.Decision is ReviewDecision.Returned or ReviewDecision.Declined ? StepState.Returned : StepState.Done,
                    $"{s.Unit} · {words.WhoOf(s)}",
                    Show.Short(s.At),
                    s.Opinion
                ))
                .ToList();
            if (Proposal.State is ProposalState.Submitted)
                steps.Add(
                    new(
                        text["First review"],
                        StepState.Now,
                        Proposal.Reviewer,
                        null,
                        null,
                        null,
                        Proposal.ReviewDueOn is { } due ? text["until {0}", Show.Date(due) + " 24:00"].Value : null
                    )
                );
            if (Proposal.State is ProposalState.Draft or ProposalState.Returned)
                steps.Add(new(text["Filing"], StepState.Now, Proposal.OrganisationName, null, null, null, text["until {0}", FilingEnds]));
            if (
                Proposal.State
                    is ProposalState.Recommended
                        or ProposalState.Submitted
                        or ProposalState.Draft
                        or ProposalState.Returned
                        or ProposalState.Scoring
                && Proposal.Call.Terms.ExpertScoring
            )
                steps.Add(new(text["Expert scoring"], Proposal.State == ProposalState.Scoring ? StepState.Now : StepState.Next));
            if (Proposal.State is ProposalState.Candidate)
                steps.Add(new(text["Composing the plan"], StepState.Now));
            if (Proposal.State is not (ProposalState.Planned or ProposalState.Declined or ProposalState.Withdrawn or ProposalState.LeftOut))
                steps.Add(
                    new(
                        text["Plan, publicity, publication"],
                        Proposal.State is ProposalState.Selected or ProposalState.InPublicity ? StepState.Now : StepState.Next
                    )
                );
            if (Proposal.State is ProposalState.Planned or ProposalState.LeftOut)
                steps.Add(new(words[Proposal.State], StepState.Done));
            return steps;
        }
    }

    public async Task OnGetAsync(Guid id, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        Input.Version = Proposal.Version;
    }

    public async Task<IActionResult> OnPostReviewAsync(Guid id, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        await mediator.Send(
            new ReviewSeminarProposal(
                id,
                Input.Version,
                Input.Decision,
                Input.Opinion,
                Input.Rank,
                Input.Decision == ReviewDecision.Returned ? Input.Sections : []
            ),
            ct
        );
        return Done(id, text["The first review is submitted."], text["The filing unit is told."]);
    }

    public async Task<IActionResult> OnPostForwardAsync(Guid id, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        await mediator.Send(new ForwardToMinistry(id, Input.Version, Input.On, Input.Document), ct);
        return Done(id, text["The recommendation to the ministry is recorded."]);
    }

    public async Task<IActionResult> OnPostAnswerAsync(Guid id, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        await mediator.Send(new RecordMinistryAnswer(id, Input.Version, Input.Answer, Input.AnswerDocument), ct);
        return Done(id, text["The ministry's answer is recorded."]);
    }

    public async Task<IActionResult> OnPostDeclareAsync(Guid id, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        await mediator.Send(new DeclareConflict(id, Input.Note), ct);
        return IsExpert ? Redirect(Links.MyScoring) : Done(id, text["The conflict of interest is recorded."]);
    }

    public async Task<IActionResult> OnPostSavePhraseAsync(Guid id, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        await mediator.Send(new SavePhrase(Input.Phrase), ct);
        return Done(id, text["The phrase is saved."]);
    }

    public async Task<IActionResult> OnPostRemovePhraseAsync(Guid id, Guid phrase, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        await mediator.Send(new RemovePhrase(phrase), ct);
        return Done(id, text["The phrase is removed."]);
    }

    private async Task LoadAsync(Guid id, CancellationToken ct)
    {
        Proposal = await mediator.Send(new GetSeminarProposal(id), ct);
        if (Proposal.Rights.Review)
            Phrases = await mediator.Send(new ListPhrases(), ct);
    }

    private NextStrip Turn(bool mine, string who, string what, string? left, string? due) =>
        new(
            mine ? text["It is your turn"] : who,
            mine ? $"{who}{(who.Length > 0 ? " " : "")}{what}" : what,
            mine,
            left,
            due is null ? null : text["until {0}", due].Value
        );

    private RedirectToPageResult Done(Guid id, string message, string? next = null)
    {
        (TempData["Done"], TempData["DoneNext"]) = (message, next);
        return RedirectToPage("Details", new { id });
    }
}
