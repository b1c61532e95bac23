using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Web.Face;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Seminars.Plans;

/// <summary>An amendment of the plan and the decision on it.</summary>
public sealed class AmendmentModel(IMediator mediator, PortalText words, IStringLocalizer<SeminarsText> text) : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public bool? Approve { get; set; }

        public string? DocumentNumber { get; set; }

        public string? Opinion { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public AmendmentView Amendment { get; private set; } = null!;

    public IReadOnlyList<Choice> Choices =>
        [
            new("true", text["Approve"], text["The plan is published as a new version"]),
            new("false", text["Refuse"], text["The plan stays as it is; the unit reads the reason"]),
        ];

    public IReadOnlyList<TimelineStep> Timeline =>
        [
            .. Amendment.Trail.Select(s => new TimelineStep(
                words[s.Decision],
                s.Decision == ReviewDecision.Refused ? StepState.Returned : StepState.Done,
                $"{s.Unit} · {words.WhoOf(s)}",
                Show.Short(s.At),
                s.Opinion
            )),
            .. Amendment.State == AmendmentState.Requested
                ? [new TimelineStep(text["Decision"], StepState.Now, words[Role.ProgrammeOffice])]
                : Array.Empty<TimelineStep>(),
        ];

    /// <summary>The requested value; empty where it stays as it is.</summary>
    public string Then(string? value) =>
        Amendment.Kind == AmendmentKind.Cancel ? words[AmendmentKind.Cancel]
        : string.IsNullOrEmpty(value) ? text["stays"]
        : value;

    /// <summary>A date before and after.</summary>
    public string FromTo(string before, string then) =>
        Amendment.Kind == AmendmentKind.Cancel ? text["{0}, falls away", before]
        : before == then ? before
        : $"{before} → {then}";

    public async Task OnGetAsync(Guid amendment, CancellationToken ct) =>
        Amendment = await mediator.Send(new GetPlanAmendment(amendment), ct);

    public async Task<IActionResult> OnPostAsync(Guid id, Guid amendment, CancellationToken ct)
    {
        await OnGetAsync(amendment, ct);
        await mediator.Send(new DecidePlanAmendment(amendment, Input.Version, Input.Approve, Input.Opinion, Input.DocumentNumber), ct);
        TempData["Done"] = text["The decision is submitted."].Value;
        return RedirectToPage("Amendment", new { id, amendment });
    }
}
