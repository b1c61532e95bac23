using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Web.Pages.Claims;

namespace KnowledgeUpdate.Web.Pages.Certificates.Seals;

/// <summary>The issuer's seals, where the office puts a new one into use.</summary>
public sealed class SealsModel(IMediator mediator, Actor actor, IStringLocalizer<CertificatesText> text) : PageModel
{
    public sealed class InputModel
    {
        public IFormFile? Picture { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<SealLine> Seals { get; private set; } = [];

    public bool MayChange => actor.May(Permission.ChangeIssuerSeal);

    /// <summary>The change that waits for a second person; null if there is none.</summary>
    public Guid? Proposed { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Seals = await mediator.Send(new ListIssuerSeals(), ct);
        Proposed = await mediator.Send(new FindProposedSeal(), ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await OnGetAsync(ct);
        return Proposing(await mediator.Send(new ChangeIssuerSeal(await ClaimInputModel.ReadAsync(Input.Picture, ct)), ct));
    }

    public async Task<IActionResult> OnPostRetakeAsync(Guid seal, CancellationToken ct)
    {
        await OnGetAsync(ct);
        return Proposing(await mediator.Send(new RetakeIssuerSeal(seal), ct));
    }

    private RedirectResult Proposing(Guid act)
    {
        TempData["Done"] = text[
            "The seal is proposed. Look at the sample; certificates show it once a second person of the office has confirmed."
        ].Value;
        return Redirect($"/countersign/{act}");
    }
}
