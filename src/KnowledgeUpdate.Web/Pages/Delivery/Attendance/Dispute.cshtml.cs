using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Web.Face;

namespace KnowledgeUpdate.Web.Pages.Delivery.Attendance;

/// <summary>A dispute about a half day; the host decides.</summary>
public sealed class DisputeModel(IMediator mediator, PortalText words, IStringLocalizer<DeliveryText> text) : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public DisputeAction? Action { get; set; }

        public string? Answer { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public DisputeView Dispute { get; private set; } = null!;

    public IReadOnlyList<Choice> Choices =>
        [
            new(nameof(DisputeAction.Uphold), words[DisputeAction.Uphold], text["Arrival and leaving are entered; the half day counts"]),
            new(nameof(DisputeAction.Reject), words[DisputeAction.Reject], text["Nothing is changed"]),
        ];

    public async Task OnGetAsync(Guid id, Guid dispute, CancellationToken ct) =>
        Dispute = await mediator.Send(new GetDispute(id, dispute), ct);

    public async Task<IActionResult> OnPostAsync(Guid id, Guid dispute, CancellationToken ct)
    {
        await OnGetAsync(id, dispute, ct);
        await mediator.Send(new DecideDispute(id, dispute, Input.Version, Input.Action, Input.Answer), ct);
        TempData["Done"] = text["The dispute is decided, and the trainee is told."].Value;
        return RedirectToPage(new { id, dispute });
    }
}
