using System.Net.Mime;
using KnowledgeUpdate.Application.Certificates;

namespace KnowledgeUpdate.Web.Pages.Certificates.Seals;

/// <summary>A seal as sheets print it.</summary>
public sealed class SealPictureModel(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var picture = await mediator.Send(new GetIssuerSeal(id), ct);
        // A seal never changes, but who may see it does.
        Response.Headers.CacheControl = "private, no-cache";
        return File(picture, MediaTypeNames.Image.Jpeg);
    }
}
