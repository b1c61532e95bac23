using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Public.Publicities;

/// <summary>A publicity notice as an official document or a sheet.</summary>
public sealed class PublicityFileModel(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, string kind, CancellationToken ct)
    {
        if (kind == "pdf")
        {
            var file = await mediator.Send(new DownloadPublicityDocument(id), ct);
            return File(file.Bytes, file.ContentType, file.Name);
        }

        var memory = new MemoryStream();
        var name = await mediator.Send(new ExportPublicity(id, memory), ct);
        return File(memory.ToArray(), Downloads.Sheet, name);
    }
}
