using KnowledgeUpdate.Application.Learners;

namespace KnowledgeUpdate.Web.Pages.Learn;

/// <summary>The learner's certificates, and the complete years for which one can be taken.</summary>
public sealed class CertificatesModel(IMediator mediator, IStringLocalizer<LearnersText> text) : PageModel
{
    public CertificateList? List { get; private set; }

    public async Task OnGetAsync(CancellationToken ct) => List = await mediator.Send(new ListCertificates(), ct);

    public async Task<IActionResult> OnPostAsync(short year, CancellationToken ct)
    {
        await OnGetAsync(ct);
        await mediator.Send(new TakeYearlyCertificate(year), ct);
        TempData["Done"] = text["The certificate is issued."].Value;
        return RedirectToPage();
    }
}
