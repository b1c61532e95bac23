using KnowledgeUpdate.Application.Certificates;

namespace KnowledgeUpdate.Web.Pages.Certificates.Seals;

/// <summary>A sample certificate with the proposed seal.</summary>
public sealed class SealSampleModel(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        Response.Headers.CacheControl = "private, no-store";
        return File(await mediator.Send(new GetSealSample(id), ct), "application/pdf");
    }
}
