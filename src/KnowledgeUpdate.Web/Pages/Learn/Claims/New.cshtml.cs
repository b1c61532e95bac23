using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Web.Pages.Claims;

namespace KnowledgeUpdate.Web.Pages.Learn.Claims;

/// <summary>Begins a claim of hours.</summary>
public sealed class NewModel(IMediator mediator) : PageModel, IClaimForm
{
    [BindProperty]
    public ClaimInputModel Input { get; set; } = new();

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public IReadOnlyList<KindLine> Kinds { get; private set; } = [];

    public IReadOnlyList<short> Years { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        return await mediator.Send(new GetMyRecord(), ct) is null ? LocalRedirect("/learn/start") : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var id = await mediator.Send(new DraftClaim(Input.Input, await ClaimInputModel.ReadAsync(Upload, ct)), ct);
        return RedirectToPage("Check", new { id });
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Kinds = await mediator.Send(new ListActivityKinds(OnlyClaimable: true), ct);
        Years = (await mediator.Send(new GetOpenYears(), ct)).All;
    }
}
