using KnowledgeUpdate.Application.Learners;

namespace KnowledgeUpdate.Web.Pages.Learn.Claims;

/// <summary>One's own claims.</summary>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    public Page<ClaimRow>? List { get; private set; }

    public async Task OnGetAsync(string? p, int size, CancellationToken ct) =>
        List = await mediator.Send(new ListMyClaims(new PageOf(p, size)), ct);
}
