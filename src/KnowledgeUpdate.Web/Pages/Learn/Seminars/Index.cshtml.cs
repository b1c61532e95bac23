using KnowledgeUpdate.Application.Delivery;

namespace KnowledgeUpdate.Web.Pages.Learn.Seminars;

/// <summary>A learner's seminars, and those open for registration.</summary>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    public MySeminars List { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) => List = await mediator.Send(new ListMySeminars(), ct);
}
