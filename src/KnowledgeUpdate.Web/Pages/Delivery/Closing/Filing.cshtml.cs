using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Delivery.Closing;

/// <summary>The figures of the closing papers before they are filed, and the confirmation.</summary>
public sealed class FilingModel(IMediator mediator, IStringLocalizer<DeliveryText> text) : PageModel
{
    /// <summary>What the person confirms and types.</summary>
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public string? Seen { get; set; }

        public string? OverBudgetReason { get; set; }

        public string? UnchangedReason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public PapersFilingView Filing { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Filing = await mediator.Send(new GetPapersFiling(id), ct);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new FilePapers(id, Input.Version, Input.Seen, Input.OverBudgetReason, Input.UnchangedReason), ct);
        TempData["Done"] = text["The closing papers are filed."].Value;
        TempData["DoneNext"] = text[
            "Trainees dispute and answer until {0}; after that the programme office can accept the papers.",
            Show.LongDate(Filing.DisputesUntil)
        ].Value;
        return RedirectToPage("Papers", new { id });
    }
}
