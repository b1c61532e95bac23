using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Enrolments;

namespace KnowledgeUpdate.Web.Pages.Delivery.Enrolments;

/// <summary>What a roster would change, and the button that does it.</summary>
public sealed class RosterCheckModel(IMediator mediator, IStringLocalizer<DeliveryText> text) : PageModel
{
    public sealed class InputModel
    {
        public string? Reason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public RosterRowState? State { get; set; }

    public RosterView Roster { get; private set; } = null!;

    public Page<RosterRow> Shown { get; private set; } = null!;

    public int CountOf(RosterRowState state) => Roster.Rows.Count(r => r.State == state);

    public async Task OnGetAsync(Guid id, string? p, int size, CancellationToken ct)
    {
        Roster = await mediator.Send(new GetRoster(id), ct);
        Shown = Roster.Rows.Where(r => State is null || r.State == State).ToList().ToPage(new PageOf(p, size));
    }

    public async Task<IActionResult> OnGetProblemsAsync(Guid id, CancellationToken ct)
    {
        var file = await mediator.Send(new GetRosterFile(id), ct);
        return File(file.Bytes, file.ContentType, file.Name);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, null, 20, ct);
        TempData["Done"] = text["{0} people are enrolled.", await mediator.Send(new ImportRoster(id, Input.Reason), ct)].Value;
        return RedirectToPage("RosterCheck", new { id });
    }
}
