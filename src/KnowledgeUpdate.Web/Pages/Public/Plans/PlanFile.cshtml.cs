using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Public.Plans;

/// <summary>The published plan as an official document or a sheet.</summary>
public sealed class PlanFileModel(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, string kind, int? version, CancellationToken ct)
    {
        if (kind == "pdf")
        {
            var file = await mediator.Send(new DownloadPlanDocument(id, version), ct);
            return File(file.Bytes, file.ContentType, file.Name);
        }

        var memory = new MemoryStream();
        var name = await mediator.Send(new ExportPlan(id, version, memory), ct);
        return File(memory.ToArray(), Downloads.Sheet, name);
    }
}
