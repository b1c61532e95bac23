using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Web.Pages.Claims;

namespace KnowledgeUpdate.Web.Pages.Learn.Claims;

/// <summary>Changes a draft or a returned claim, and its evidence.</summary>
public sealed class EditModel(IMediator mediator) : PageModel, IClaimForm
{
    [BindProperty]
    public ClaimInputModel Input { get; set; } = new();

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public ClaimView Claim { get; private set; } = null!;

    public IReadOnlyList<KindLine> Kinds { get; private set; } = [];

    public IReadOnlyList<short> Years { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        Input = ClaimInputModel.Of(Claim);
        return Claim.Rights.Edit ? Page() : RedirectToPage("Details", new { id });
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        await mediator.Send(new ReviseClaim(id, Input.Version, Input.Input, await ClaimInputModel.ReadAsync(Upload, ct)), ct);
        return RedirectToPage("Check", new { id });
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, Guid attachment, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        await mediator.Send(new RemoveFromClaim(id, Input.Version, attachment), ct);
        return RedirectToPage(new { id });
    }

    /// <summary>These pages are for the learner; reviewers have their own.</summary>
    private async Task LoadAsync(Guid id, CancellationToken ct)
    {
        Claim = await mediator.Send(new GetClaim(id), ct);
        MyClaim.Demand(Claim);
        Kinds = await mediator.Send(new ListActivityKinds(OnlyClaimable: true), ct);
        Years = (await mediator.Send(new GetOpenYears(), ct)).All;
    }
}
