using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Publicities;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Publicities;
using KnowledgeUpdate.Web.Face;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Seminars.Publicity;

/// <summary>An objection. The objector's name is shown only on request, with a reason that the history keeps.</summary>
public sealed class ObjectionModel(IMediator mediator, Actor actor, PortalText words, IStringLocalizer<SeminarsText> text) : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public ObjectionFinding? Finding { get; set; }

        public string? Answer { get; set; }

        public string? Measure { get; set; }

        public string? Reason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ObjectionView Objection { get; private set; } = null!;

    public (string Name, string Contact)? Revealed { get; private set; }

    public bool MayAct => actor.May(Permission.AnswerObjection);

    public IReadOnlyList<Choice> Findings =>
        [
            new(nameof(ObjectionFinding.NotUpheld), words[ObjectionFinding.NotUpheld], text["The list stays as it is"]),
            new(
                nameof(ObjectionFinding.Upheld),
                words[ObjectionFinding.Upheld],
                text["Correct the list on the plan's page; a new period begins"]
            ),
        ];

    public IReadOnlyList<TimelineStep> Timeline =>
        [
            new(words[ObjectionState.Received], StepState.Done, text["The public"], Show.Short(Objection.ReceivedAt)),
            .. Objection.Trail.Select(s => new TimelineStep(
                Objection.Finding is { } finding ? words[finding] : words[s.Decision],
                StepState.Done,
                $"{s.Unit} · {words.WhoOf(s)}",
                Show.Short(s.At),
                s.Opinion
            )),
            .. Objection.State == ObjectionState.Received
                ? [new TimelineStep(text["Answer"], StepState.Now, words[Role.ProgrammeOffice])]
                : Array.Empty<TimelineStep>(),
        ];

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Objection = await mediator.Send(new GetObjection(id), ct);

    public async Task<IActionResult> OnPostRevealAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        Revealed = await mediator.Send(new RevealObjector(id, Input.Reason), ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAnswerAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new AnswerObjection(id, Input.Version, Input.Finding, Input.Answer, Input.Measure), ct);
        TempData["Done"] = text["The objection is answered."].Value;
        return RedirectToPage("Objection", new { id });
    }
}
