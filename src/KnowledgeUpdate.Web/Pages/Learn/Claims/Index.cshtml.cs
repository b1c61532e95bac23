using KnowledgeUpdate.Application.Learners;

namespace KnowledgeUpdate.Web.Pages.Learn.Claims;

public sealed class IndexModel(IMediator mediator) : PageModel
{
    public Page<ClaimRow>? List { get; private set; }

    public async Task OnGetAsync(string? p, int size, CancellationToken ct) =>
        List = await mediator.Send(new ListMyClaims(new PageOf(p, size)), ct);
}
