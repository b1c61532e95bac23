using KnowledgeUpdate.Application.Seminars;

namespace KnowledgeUpdate.Web.Pages.Seminars.Proposals;

/// <summary>The filed form as PDF.</summary>
public sealed class PdfModel(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, int? version, CancellationToken ct)
    {
        var file = await mediator.Send(new DownloadProposalForm(id, version), ct);
        return File(file.Bytes, file.ContentType, file.Name);
    }
}
