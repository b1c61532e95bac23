using KnowledgeUpdate.Application.Learners;

namespace KnowledgeUpdate.Web.Pages.Learners.Bindings;

/// <summary>The link between an account and a record: confirm or refuse a request, freeze a link, settle a dispute.</summary>
public sealed class BindingModel(IMediator mediator, IStringLocalizer<LearnersText> text) : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public bool? Confirm { get; set; }

        public string? Reason { get; set; }

        public List<DecisionInput> Decisions { get; set; } = [];
    }

    /// <summary>The decision about one entry.</summary>
    public sealed class DecisionInput
    {
        public Guid Id { get; set; }

        public EnteredDecision? Decision { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public BindingView Binding { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, CancellationToken ct)
    {
        Binding = await mediator.Send(new GetRecordBinding(id), ct);
        // The rows of the form follow the current entries, whatever was posted.
        var chosen = Input.Decisions.DistinctBy(d => d.Id).ToDictionary(d => d.Id, d => d.Decision);
        Input.Decisions = [.. Binding.Entered.Select(e => new DecisionInput { Id = e.Id, Decision = chosen.GetValueOrDefault(e.Id) })];
    }

    public async Task<IActionResult> OnPostDecideAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new DecideRecordBinding(id, Input.Version, Input.Confirm, Input.Reason), ct);
        TempData["Done"] = text["The decision is saved, and the person is told."].Value;
        return LocalRedirect("/desk");
    }

    public async Task<IActionResult> OnPostFreezeAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new FreezeRecordBinding(id, Input.Version), ct);
        TempData["Done"] = text["The binding is frozen; the HR bureau is asked to decide."].Value;
        return RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostSettleAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(
            new SettleRecordBinding(
                id,
                Input.Version,
                Input.Confirm,
                Input.Reason,
                Input.Decisions.Where(d => d.Decision is not null).ToDictionary(d => d.Id, d => d.Decision!.Value)
            ),
            ct
        );
        TempData["Done"] = text["The decision is saved, and both accounts are told."].Value;
        return LocalRedirect("/desk");
    }
}
