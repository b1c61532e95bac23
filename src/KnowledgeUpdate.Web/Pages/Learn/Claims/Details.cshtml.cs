using KnowledgeUpdate.Application.Learners;

namespace KnowledgeUpdate.Web.Pages.Learn.Claims;

/// <summary>The learner's own claim: its state and what comes next.</summary>
public sealed class DetailsModel(IMediator mediator, IStringLocalizer<LearnersText> text) : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ClaimView Claim { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, CancellationToken ct)
    {
        Claim = await mediator.Send(new GetClaim(id), ct);
        MyClaim.Demand(Claim);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new WithdrawClaim(id, Input.Version), ct);
        TempData["Done"] = text["The claim is withdrawn."].Value;
        return RedirectToPage(new { id });
    }
}
