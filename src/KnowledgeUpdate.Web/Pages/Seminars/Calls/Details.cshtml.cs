using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Web.Face;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Seminars.Calls;

/// <summary>A call: what it says, what is under way, and the office's acts on it.</summary>
public sealed class DetailsModel(IMediator mediator, Actor actor, PortalText words, IStringLocalizer<SeminarsText> text) : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public string? ClosesAt { get; set; }

        public string? Reason { get; set; }

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
            CallState.Draft => new(words[Role.ProgrammeOffice], text["publishes the call when it is ready."], IsOffice),
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
            _ => new(text["Nobody"], text["The plan is published; the call is archived."]),
        };

    public Facts Facts =>
        new(
            [
                new(text["Kinds"], string.Join("、", Call.Terms.Kinds.Select(k => words[k])), true),
                new(text["Fields"], string.Join("、", Call.Fields.Select(f => f.Name)), true, Language: "zh-CN"),
                new(text["A unit may recommend"], text["{0} proposals", Call.Terms.RecommendationLimit]),
                new(
                    text["Units with a number of their own"],
                    Call.Terms.OwnLimits.Count == 0
                        ? "–"
                        : string.Join("、", Call.Terms.OwnLimits.Select(l => $"{Call.OwnLimitNames.GetValueOrDefault(l.Key)} {l.Value}"))
                ),
                new(
                    text["Required papers"],
                    Call.Terms.RequiredAttachments.Count == 0 ? "–" : string.Join("、", Call.Terms.RequiredAttachments),
                    true
                ),
                new(text["Class of training fee"], Call.Terms.FeeClass),
                new(text["Last day of first review"], Call.Terms.FirstReviewDueOn is { } d ? Show.Date(d) : text["By the programme rule"]),
                new(
                    text["Expert scoring"],
                    Call.Terms.ExpertScoring
                        ? text[
                            "{0} experts per proposal: {1}",
                            Call.Terms.ExpertsPerProposal,
                            string.Join("、", Call.Terms.Criteria.Select(c => $"{c.Name} {c.Weight} %"))
                        ]
                        : text["None"],
                    true
                ),
                new(text["Limits of the plan"], string.Join("；", Limits()), true),
            ],
            2
        );

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Call = await mediator.Send(new GetSeminarCall(id), ct);

    public async Task<IActionResult> OnPostPublishAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new PublishSeminarCall(id, Input.Version), ct);
        return Done(id, text["The call is published."]);
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

    private IEnumerable<string> Limits()
    {
        if (Call.Terms.RegionBudget is { } region)
            yield return $"{text["Region's money"]} {Show.TenThousands(region)} {text["ten thousand yuan"]}";
        if (Call.Terms.CentralBudget is { } central)
            yield return $"{text["Central money"]} {Show.TenThousands(central)} {text["ten thousand yuan"]}";
        if (Call.Terms.MonthLimit is { } month)
            yield return $"{text["Most seminars in a month"]} {month}";
        if (Call.Terms.HostLimit is { } host)
            yield return $"{text["Most seminars of a host"]} {host}";
        if (Call.Terms.FieldLimit is { } field)
            yield return $"{text["Most seminars in a field"]} {field}";
    }

    private RedirectToPageResult Done(Guid id, string message)
    {
        TempData["Done"] = message;
        return RedirectToPage("Details", new { id });
    }
}
