using KnowledgeUpdate.Application.Work;

namespace KnowledgeUpdate.Web.Pages.Desk;

/// <summary>Searches calls, proposals, seminars, certificates and units.</summary>
public sealed class SearchModel(IMediator mediator) : PageModel
{
    public SearchView Result { get; private set; } = null!;

    public async Task OnGetAsync(string? q, CancellationToken ct) => Result = await mediator.Send(new Search(q), ct);
}
