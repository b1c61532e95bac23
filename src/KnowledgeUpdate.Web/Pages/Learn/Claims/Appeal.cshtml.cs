using KnowledgeUpdate.Application.Learners;

namespace KnowledgeUpdate.Web.Pages.Learn.Claims;

/// <summary>The learner appeals against a claim that was not recognised.</summary>
public sealed class AppealModel(IMediator mediator, IStringLocalizer<LearnersText> text) : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public string? Reason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ClaimView Claim { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        return Claim.Rights.Appeal ? Page() : RedirectToPage("Details", new { id });
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        await mediator.Send(new AppealClaim(id, Input.Version, Input.Reason), ct);
        TempData["Done"] = text["The appeal is filed."].Value;
        return RedirectToPage("Details", new { id });
    }

    private async Task LoadAsync(Guid id, CancellationToken ct)
    {
        Claim = await mediator.Send(new GetClaim(id), ct);
        MyClaim.Demand(Claim);
    }
}
