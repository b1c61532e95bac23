using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;

namespace KnowledgeUpdate.Web.Pages.Countersign;

/// <summary>An act that waits for a second person, with what would follow it.</summary>
[Authorize]
public sealed class DetailsModel(IMediator mediator, PortalText words, IStringLocalizer<CountersignText> text) : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public string? Reason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ProposedActView Act { get; private set; } = null!;

    /// <summary>The act's name in the reader's language, as in the history.</summary>
    public string Heading => words.OfType(Act.Kind);

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Act = await mediator.Send(new GetProposedAct(id), ct);

    public async Task<IActionResult> OnPostConfirmAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new ConfirmProposedAct(id, Input.Version), ct);
        return Done(text["It is confirmed and carried out."]);
    }

    public async Task<IActionResult> OnPostDeclineAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new DeclineProposedAct(id, Input.Version, Input.Reason), ct);
        return Done(text["It is not confirmed; who proposed it is told."]);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new WithdrawProposedAct(id, Input.Version), ct);
        return Done(text["It is withdrawn."]);
    }

    private RedirectToPageResult Done(string message)
    {
        TempData["Done"] = message;
        return RedirectToPage();
    }
}
