using KnowledgeUpdate.Application.Seminars;

namespace KnowledgeUpdate.Web.Pages.Seminars.Plans;

/// <summary>Plans, newest first.</summary>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    public Page<PlanListRow> List { get; private set; } = null!;

    public async Task OnGetAsync(string? p, int size, CancellationToken ct) =>
        List = await mediator.Send(new ListPlans(new PageOf(p, size)), ct);
}
