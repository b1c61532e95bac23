using KnowledgeUpdate.Application.Work;
using Microsoft.AspNetCore.Authorization;

namespace KnowledgeUpdate.Web.Pages.Jobs;

/// <summary>Shows the progress of the reader's own long-running job, and stops it.</summary>
[Authorize]
public sealed class DetailsModel(IMediator mediator) : PageModel
{
    public JobProgress Job { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Job = await mediator.Send(new GetJob(id), ct);

    public async Task<IActionResult> OnGetProgressAsync(Guid id, CancellationToken ct)
    {
        var job = await mediator.Send(new GetJob(id), ct);
        if (job.IsOver)
            Response.Headers["HX-Refresh"] = "true";
        return Partial("_Progress", job);
    }

    public async Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new CancelJob(id), ct);
        return RedirectToPage(new { id });
    }
}
