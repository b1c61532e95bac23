using KnowledgeUpdate.Application.Learners;

namespace KnowledgeUpdate.Web.Pages.Claims;

/// <summary>A file of a claim, always as a download.</summary>
public sealed class FilesModel(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, Guid attachment, CancellationToken ct)
    {
        var file = await mediator.Send(new DownloadClaimFile(id, attachment), ct);
        return File(file.Bytes, file.ContentType, file.Name);
    }
}
