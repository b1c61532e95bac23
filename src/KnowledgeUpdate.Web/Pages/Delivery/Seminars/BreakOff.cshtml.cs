using KnowledgeUpdate.Application.Delivery;

namespace KnowledgeUpdate.Web.Pages.Delivery.Seminars;

/// <summary>Breaks a seminar off, after showing the consequences in numbers.</summary>
public sealed class BreakOffModel(IMediator mediator, IStringLocalizer<DeliveryText> text) : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public string? Reason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public BreakOffView View { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, CancellationToken ct) => View = await mediator.Send(new GetBreakOff(id), ct);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new BreakOffSeminar(id, Input.Version, Input.Reason), ct);
        TempData["Done"] = text["The seminar is broken off, and everybody concerned is told."].Value;
        return RedirectToPage("Details", new { id });
    }
}
