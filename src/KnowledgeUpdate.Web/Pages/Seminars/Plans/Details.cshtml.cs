using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Publicities;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Web.Face;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Seminars.Plans;

/// <summary>A plan: its seminars, publicity, publication, versions and amendments.</summary>
public sealed class DetailsModel(IMediator mediator, Actor actor, PortalText words, IStringLocalizer<SeminarsText> text, TimeProvider clock)
    : PageModel
{
    public sealed class NameRow
    {
        public Guid ProposalId { get; set; }

        public string? Title { get; set; }
    }

    public sealed class InputModel
    {
        public uint Version { get; set; }

        public string? Title { get; set; }

        public string? Text { get; set; }

        public DateOnly? StartsOn { get; set; }

        public int? WorkingDays { get; set; }

        public string? Reason { get; set; }

        public string? DocumentNumber { get; set; }

        public DateOnly? On { get; set; }

        public List<Guid> Remove { get; set; } = [];

        public List<Guid> CarriesOut { get; set; } = [];

        public List<NameRow> Names { get; set; } = [];

        public string? CorrectedText { get; set; }

        public string? CorrectionReason { get; set; }

        public DateOnly? CorrectedStart { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public PlanView Plan { get; private set; } = null!;

    public bool IsOffice => actor.May(Permission.FormAnnualPlan);

    public bool LinksToProposals => actor.ScopeOf(Permission.ReadSeminarProposals) == Scope.Tenant;

    public IReadOnlyList<Choice> RowChoices => [.. Plan.Rows.Select(r => new Choice(r.ProposalId.ToString(), r.Title, r.Host))];

    public IReadOnlyList<Choice> UpheldChoices =>
        [
            .. Plan.Uncorrected.Select(o => new Choice(
                o.Id.ToString(),
                o.Receipt,
                o.About.Length > 0 ? words.Pair(o.About, o.Measure) : o.Measure
            )),
        ];

    public NextStrip Next
    {
        get
        {
            var open = Plan.Publicities.LastOrDefault(p => p.State != PublicityState.Replaced);
            return Plan.State switch
            {
                PlanState.Composing => new(words[Role.ProgrammeOffice], text["composes the plan on the bench."], IsOffice),
                PlanState.Formed => new(words[Role.ProgrammeOffice], text["publicises the plan, or returns it to the bench."], IsOffice),
                PlanState.InPublicity when open is not null && clock.GetUtcNow() < BeijingTime.EndOf(open.EndsOn) => new(
                    text["The public"],
                    text["may object; then the plan is published."],
                    false,
                    null,
                    text["until {0}", Show.Date(open.EndsOn) + " 24:00"]
                ),
                PlanState.InPublicity when Plan.Uncorrected.Count > 0 => new(
                    words[Role.ProgrammeOffice],
                    text["corrects the list as the upheld objections ask; a new period begins."],
                    IsOffice
                ),
                PlanState.InPublicity when Plan.ProposedPublication is not null => new(
                    words[Role.ProgrammeOffice],
                    text["confirms the publication by a second person."],
                    IsOffice
                ),
                PlanState.InPublicity => new(
                    words[Role.ProgrammeOffice],
                    text["answers what objections are open and publishes the plan."],
                    IsOffice
                ),
                _ => new(text["Hosting units"], text["hold the seminars; a change is asked for as an amendment."]),
            };
        }
    }

    public IReadOnlyList<TimelineStep> Timeline =>
        [
            .. Plan.Trail.Select(t => new TimelineStep(
                words[t.Step],
                t.Decision == ReviewDecision.Returned ? StepState.Returned : StepState.Done,
                $"{t.Unit} · {words.WhoOf(t)}",
                Show.Short(t.At),
                t.Opinion
            )),
        ];

    /// <summary>“Postpone: title” with the kind's word.</summary>
    public string ChangeText(string change) =>
        change.Split(": ", 2) is [var kind, var title] && Enum.TryParse<AmendmentKind>(kind, out var known)
            ? words.Pair(words[known], title)
            : change;

    public async Task OnGetAsync(Guid id, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        var (today, tenant) = (BeijingTime.DateOf(clock.GetUtcNow()), actor.Tenant!);
        Input = new InputModel
        {
            Title = $"关于{Plan.Year}年度{tenant.ProgrammeName}\n研修培训项目计划的公示",
            StartsOn = today,
            On = today,
            CorrectedStart = today,
            CorrectedText = Plan.NoticeText,
            Names = [.. Plan.Rows.Select(r => new NameRow { ProposalId = r.ProposalId, Title = r.Title })],
            Text =
                $"根据《{tenant.RegionName}{tenant.ProgrammeName}实施方案》，经单位申报、初审推荐、专家评审，拟将以下{Plan.Rows.Count}个项目列入{Plan.Year}"
                + "年度研修培训项目计划，现予公示。\n单位和个人如有异议，可在公示期内通过本页、来信或电话实名反映。",
        };
    }

    public async Task<IActionResult> OnPostPubliciseAsync(Guid id, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        await mediator.Send(new PublicisePlan(id, Input.Version, Input.Title, Input.Text, Input.StartsOn, Input.WorkingDays), ct);
        return Done(id, text["The plan is on public notice."]);
    }

    public async Task<IActionResult> OnPostReopenAsync(Guid id, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        await mediator.Send(new ReopenAnnualPlan(id, Input.Version, Input.Reason), ct);
        return Redirect($"/seminars/plans/{id}/bench");
    }

    public async Task<IActionResult> OnPostPublishAsync(Guid id, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        var proposed = await mediator.Send(new PublishAnnualPlan(id, Input.Version, Input.DocumentNumber, Input.On), ct);
        TempData["Done"] = text["The publication is proposed. Nothing is public before a second person of the office confirms it."].Value;
        return Redirect($"/countersign/{proposed}");
    }

    public async Task<IActionResult> OnPostCorrectAsync(Guid id, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        await mediator.Send(
            new CorrectPublicity(
                id,
                Input.Version,
                Input.Remove,
                Input.CorrectionReason,
                Input.CorrectedStart,
                Input.CarriesOut,
                Characters.TrimToNull(Input.CorrectedText)?.ReplaceLineEndings("\n") == Plan.NoticeText?.ReplaceLineEndings("\n")
                    ? null
                    : Input.CorrectedText,
                [
                    .. Input
                        .Names.Where(n =>
                            Plan.Rows.FirstOrDefault(r => r.ProposalId == n.ProposalId) is { } row && row.Title != n.Title?.Trim()
                        )
                        .Select(n => new CorrectedName(n.ProposalId, n.Title ?? "")),
                ]
            ),
            ct
        );
        return Done(id, text["The list is corrected; a new period has begun."]);
    }

    private async Task LoadAsync(Guid id, CancellationToken ct) => Plan = await mediator.Send(new GetAnnualPlan(id), ct);

    private RedirectToPageResult Done(Guid id, string message)
    {
        TempData["Done"] = message;
        return RedirectToPage("Details", new { id });
    }
}
