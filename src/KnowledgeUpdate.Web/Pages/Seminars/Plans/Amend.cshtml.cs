using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Web.Face;

namespace KnowledgeUpdate.Web.Pages.Seminars.Plans;

/// <summary>Asks to change the published plan.</summary>
public sealed class AmendModel(IMediator mediator, PortalText words, IStringLocalizer<SeminarsText> text) : PageModel
{
    public sealed class InputModel
    {
        public Guid? ProposalId { get; set; }

        public AmendmentKind? Kind { get; set; }

        public DateOnly? StartsOn { get; set; }

        public string? Place { get; set; }

        public int? HeadCount { get; set; }

        public string? Reason { get; set; }
    }

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<AmendableSeminar> Seminars { get; private set; } = [];

    public IReadOnlyList<Choice> KindChoices =>
        [
            new(
                nameof(AmendmentKind.Postpone),
                words[AmendmentKind.Postpone],
                text["Enter the new first day; enrolment, half days and closing papers move with it, and everybody enrolled is told"]
            ),
            new(nameof(AmendmentKind.Change), words[AmendmentKind.Change], text["Enter the new day, place or number of trainees"]),
            new(
                nameof(AmendmentKind.Cancel),
                words[AmendmentKind.Cancel],
                text["The row stays in the plan, marked as cancelled; every enrolment ends, and people and their employers are told"]
            ),
            new(nameof(AmendmentKind.Add), words[AmendmentKind.Add], text["A seminar that was left out enters the plan"]),
        ];

    /// <summary>A seminar with the people whom a change concerns.</summary>
    public string Label(AmendableSeminar s) =>
        !s.IsInPlan ? text["{0} ({1})", s.Title, words[ProposalState.LeftOut]]
        : s.Seated + s.Waiting == 0 ? s.Title
        : text["{0} ({1} seated, {2} waiting)", s.Title, s.Seated, s.Waiting];

    public async Task OnGetAsync(CancellationToken ct) => Seminars = await mediator.Send(new ListAmendable(Id), ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await OnGetAsync(ct);
        var amendment = await mediator.Send(
            new RequestPlanAmendment(Id, Input.ProposalId, Input.Kind, Input.StartsOn, Input.Place, Input.HeadCount, Input.Reason),
            ct
        );
        TempData["Done"] = text["The amendment awaits its review."].Value;
        return RedirectToPage("Amendment", new { id = Id, amendment });
    }
}
