using KnowledgeUpdate.Application.Seminars;

namespace KnowledgeUpdate.Web.Pages.Seminars.Proposals;

/// <summary>A proposal's file, always as a download.</summary>
public sealed class FilesModel(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, Guid attachment, CancellationToken ct)
    {
        var file = await mediator.Send(new DownloadAttachment(id, attachment), ct);
        return File(file.Bytes, file.ContentType, file.Name);
    }
}
