using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Pipeline;

namespace KnowledgeUpdate.Web.Pages.Certificates.Issuing;

/// <summary>Issues a certificate again with what the holder's record says now.</summary>
public sealed class ReplaceModel(IMediator mediator, Actor actor, IStringLocalizer<CertificatesText> text) : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public string? Reason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public CertificateView Certificate { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, CancellationToken ct)
    {
        Certificate = await mediator.Send(new GetCertificate(id), ct);
        actor.Demand(Permission.ReplaceCertificate);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        var fresh = await mediator.Send(new ReplaceCertificate(id, Input.Version, Input.Reason), ct);
        TempData["Done"] = text["The new certificate is issued, and the person is told."].Value;
        return RedirectToPage("Details", new { id = fresh });
    }
}
