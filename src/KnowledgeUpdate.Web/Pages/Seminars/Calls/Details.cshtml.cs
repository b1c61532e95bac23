using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Web.Face;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Seminars.Calls;

/// <summary>A call: what it says, what is under way, and the office's acts on it.</summary>
public sealed class DetailsModel(IMediator mediator, Actor actor, PortalText words, CallWords calls, IStringLocalizer<SeminarsText> text)
    : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public string? ClosesAt { get; set; }

        public string? Reason { get; set; }

        public string? WithdrawalReason { get; set; }

        public string? Seed { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public CallView Call { get; private set; } = null!;

    public bool IsOffice => actor.May(Permission.SaveSeminarCall);

    public bool MayFile => actor.May(Permission.FileSeminarProposal);

    public NextStrip Next =>
        Call.State switch
        {
            CallState.Draft => new(words[Role.ProgrammeOffice], text["sends the call for release when it is ready."], IsOffice),
            CallState.ForRelease => new(
                words[Role.ProgrammeOffice],
                text["A second person, who did not draft it, releases the call or returns it."],
                Release is { MayConfirm: true },
                null,
                Release is { } act ? text["until {0}", Show.Date(act.ExpiresOn) + " 24:00"].Value : null
            ),
            CallState.Withdrawn => new(text["Nothing to do"], text["The call is withdrawn."]),
            CallState.Published when Call.IsOpen => new(
                text["Hosting units"],
                text["file proposals; bureaus and departments give the first review."],
                MayFile,
                null,
                text["until {0}", Show.Deadline(Call.ClosesAt)]
            ),
            CallState.Published => new(
                text["Bureaus and departments"],
                text[
                    "give the first review to {0} proposals; then the programme office goes on.",
                    Call.Counts.GetValueOrDefault(ProposalState.Submitted)
                ],
                actor.ScopeOf(Permission.ReviewSeminarProposal) is Scope.Subtree or Scope.Field,
                null,
                Call.Terms.FirstReviewDueOn is { } due ? text["until {0}", Show.Date(due) + " 24:00"].Value : null
            ),
            CallState.Scoring => new(
                words[Role.Expert],
                text["score; then the programme office opens the plan bench."],
                false,
                null,
                Call.Terms.ScoringDueOn is { } scoring ? text["until {0}", Show.Date(scoring) + " 24:00"].Value : null
            ),
            CallState.Composing => new(words[Role.ProgrammeOffice], text["composes the plan, publicises it and publishes it."], IsOffice),
            _ => new(text["Nothing to do"], text["The plan is published; the call is archived."]),
        };

    /// <summary>Last year's terms and those of the draft.</summary>
    public IReadOnlyList<HistoryChange> Differences => Call.Earlier is { } e ? calls.Differences(Call, e.Terms, Call.Terms) : [];

    public Facts Facts => calls.Public(Call);

    public Facts Limits => calls.Limits(Call);

    /// <summary>The release that waits, with what the reader may do with it.</summary>
    public ProposedActView? Release { get; private set; }

    public IReadOnlyList<TimelineStep> Timeline =>
        [
            .. Call.Trail.Select(t => new TimelineStep(
                $"{words[t.Step]} · {words[t.Decision]}",
                t.Decision == ReviewDecision.Returned ? StepState.Returned : StepState.Done,
                $"{t.Unit} · {words.WhoOf(t)}",
                Show.Short(t.At),
                t.Opinion
            )),
        ];

    public async Task OnGetAsync(Guid id, CancellationToken ct)
    {
        Call = await mediator.Send(new GetSeminarCall(id), ct);
        Release = Call.ReleaseId is { } release ? await mediator.Send(new GetProposedAct(release), ct) : null;
    }

    public async Task<IActionResult> OnPostPublishAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new PublishSeminarCall(id, Input.Version), ct);
        return Done(id, text["The call awaits its release by a second person. Nothing is public before."]);
    }

    public async Task<IActionResult> OnPostReleaseAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new ConfirmProposedAct(Call.ReleaseId ?? Guid.Empty, Input.Version), ct);
        return Done(id, text["The call is published."]);
    }

    public async Task<IActionResult> OnPostReturnAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new DeclineProposedAct(Call.ReleaseId ?? Guid.Empty, Input.Version, Input.Reason), ct);
        return Done(id, text["The call is returned to its drafter."]);
    }

    public async Task<IActionResult> OnPostTakeBackAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new WithdrawProposedAct(Call.ReleaseId ?? Guid.Empty, Input.Version), ct);
        return Done(id, text["The draft is yours again."]);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new WithdrawSeminarCall(id, Input.Version, Input.WithdrawalReason), ct);
        return Done(id, text["The call is withdrawn; whoever began a proposal is told."]);
    }

    public async Task<IActionResult> OnPostRemindAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        var reminded = await mediator.Send(new RemindReviewers(id), ct);
        return Done(id, reminded == 0 ? text["All of them were reminded today."] : text["{0} people are reminded.", reminded]);
    }

    public async Task<IActionResult> OnPostExtendAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new ExtendSeminarCall(id, Input.Version, Show.ParseClock(Input.ClosesAt), Input.Reason), ct);
        return Done(id, text["The call is extended."]);
    }

    public async Task<IActionResult> OnPostBeginScoringAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        var count = await mediator.Send(new BeginExpertScoring(id, Input.Version, Input.Seed), ct);
        TempData["Done"] = text["{0} scores are assigned.", count].Value;
        return RedirectToPage("/Experts/Round", new { id });
    }

    public async Task<IActionResult> OnPostOpenBenchAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        return Redirect($"/seminars/plans/{await mediator.Send(new OpenPlanBench(id, Input.Version), ct)}/bench");
    }

    private RedirectToPageResult Done(Guid id, string message)
    {
        TempData["Done"] = message;
        return RedirectToPage("Details", new { id });
    }
}
