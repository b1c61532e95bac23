using KnowledgeUpdate.Application.Learners;

namespace KnowledgeUpdate.Web.Pages.Learn.Claims;

/// <summary>The learner checks a claim, sees its hours worked out, and files it.</summary>
public sealed class CheckModel(IMediator mediator, IStringLocalizer<LearnersText> text) : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ClaimView Claim { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        return Claim.Rights.Edit ? Page() : RedirectToPage("Details", new { id });
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        await mediator.Send(new SubmitClaim(id, Input.Version), ct);
        TempData["Done"] = text["The claim is filed."].Value;
        return RedirectToPage("Details", new { id });
    }

    private async Task LoadAsync(Guid id, CancellationToken ct)
    {
        Claim = await mediator.Send(new GetClaim(id), ct);
        MyClaim.Demand(Claim);
    }
}
