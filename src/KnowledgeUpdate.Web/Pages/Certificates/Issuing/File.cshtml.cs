using KnowledgeUpdate.Application.Certificates;

namespace KnowledgeUpdate.Web.Pages.Certificates.Issuing;

public sealed class FileModel(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var file = await mediator.Send(new DownloadCertificate(id), ct);
        return File(file.Content, "application/pdf", file.Name);
    }
}
