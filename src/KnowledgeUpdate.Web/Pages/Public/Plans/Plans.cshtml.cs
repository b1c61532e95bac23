using KnowledgeUpdate.Application.Seminars;

namespace KnowledgeUpdate.Web.Pages.Public.Plans;

public sealed class PlansModel(IMediator mediator) : PageModel
{
    public Page<PlanListRow> List { get; private set; } = null!;

    public async Task OnGetAsync(string? p, int size, CancellationToken ct) =>
        List = await mediator.Send(new ListPublicPlans(new PageOf(p, size)), ct);
}
