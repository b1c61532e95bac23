using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Application.Delivery;

namespace KnowledgeUpdate.Web.Pages.Delivery.Crediting;

/// <summary>The outcome of a trainee, which the office corrects after the acceptance.</summary>
public sealed class OutcomeModel(IMediator mediator, IStringLocalizer<DeliveryText> text) : PageModel
{
    /// <summary>What is ticked and typed.</summary>
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public List<Guid> Attended { get; set; } = [];

        public string? Reason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public OutcomeView Trainee { get; private set; } = null!;

    public bool Counts(OutcomeHalfDay halfDay) =>
        HttpMethods.IsPost(Request.Method) ? Input.Attended.Contains(halfDay.Id) : halfDay.IsAttended;

    public async Task OnGetAsync(Guid id, Guid enrolment, CancellationToken ct) =>
        Trainee = await mediator.Send(new GetOutcome(id, enrolment), ct);

    public async Task<IActionResult> OnPostAsync(Guid id, Guid enrolment, CancellationToken ct)
    {
        await OnGetAsync(id, enrolment, ct);
        var act = await mediator.Send(new CorrectOutcome(id, enrolment, Input.Version, Input.Attended, Input.Reason), ct);
        TempData["Done"] = text["The correction is proposed; a second person confirms it."].Value;
        return Redirect($"/countersign/{act}");
    }
}
