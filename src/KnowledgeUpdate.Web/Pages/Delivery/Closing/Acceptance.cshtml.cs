using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Web.Face;

namespace KnowledgeUpdate.Web.Pages.Delivery.Closing;

/// <summary>The acceptance of closing papers, which two people of the office withdraw.</summary>
public sealed class AcceptanceModel(IMediator mediator, PortalText words, IStringLocalizer<DeliveryText> text) : PageModel
{
    /// <summary>What is chosen and typed.</summary>
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public CreditFate? Certified { get; set; }

        public CreditFate? Others { get; set; }

        public string? Reason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public AcceptanceView Acceptance { get; private set; } = null!;

    public IReadOnlyList<Choice> Fates =>
        [
            new(
                nameof(CreditFate.Reversed),
                words[CreditFate.Reversed],
                text["Each person is told; what prints them comes under review; they are credited anew when the papers are accepted again"]
            ),
            new(
                nameof(CreditFate.Stands),
                words[CreditFate.Stands],
                text["They count meanwhile; the new acceptance brings them in line with the new list"]
            ),
        ];

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Acceptance = await mediator.Send(new GetAcceptance(id), ct);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        var act = await mediator.Send(new WithdrawAcceptance(id, Input.Version, Input.Certified, Input.Others, Input.Reason), ct);
        TempData["Done"] = text["The withdrawal is proposed; a second person confirms it."].Value;
        return Redirect($"/countersign/{act}");
    }
}
