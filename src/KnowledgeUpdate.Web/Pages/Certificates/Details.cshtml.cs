using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Certificates;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Web.Pages.Certificates;

/// <summary>A certificate as the office sees it; it may be revoked here.</summary>
public sealed class DetailsModel(IMediator mediator, IStringLocalizer<LearnersText> text) : PageModel
{
    /// <summary>What is typed.</summary>
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public RevocationReason? Class { get; set; }

        public string? Reason { get; set; }
    }

    [BindProperty] public InputModel Input { get; set; } = new();

    public CertificateView Certificate { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Certificate = await mediator.Send(new GetCertificate(id), ct);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new RevokeCertificate(id, Input.Version, Input.Class, Input.Reason), ct);
        TempData["Done"] = text["The certificate is revoked, and the person is told."].Value;
        return RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostReissueAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        var fresh = await mediator.Send(new ReissueCertificate(id, Input.Version, Input.Reason), ct);
        TempData["Done"] = text["This certificate is issued in its place, and the person is told."].Value;
        return RedirectToPage(new { id = fresh });
    }
}
