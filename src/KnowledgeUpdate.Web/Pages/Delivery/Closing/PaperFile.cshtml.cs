using KnowledgeUpdate.Application.Closing;

namespace KnowledgeUpdate.Web.Pages.Delivery.Closing;

/// <summary>A file of the closing papers, always as a download.</summary>
public sealed class PaperFileModel(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, Guid file, CancellationToken ct)
    {
        var found = await mediator.Send(new GetPaperFile(id, file), ct);
        return File(found.Content, found.ContentType, found.Name);
    }
}
