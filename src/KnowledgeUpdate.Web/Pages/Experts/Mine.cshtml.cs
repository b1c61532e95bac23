using KnowledgeUpdate.Application.Experts;

namespace KnowledgeUpdate.Web.Pages.Experts;

/// <summary>What is given to the expert to score.</summary>
public sealed class MineModel(IMediator mediator) : PageModel
{
    public IReadOnlyList<ScoringRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Rows = await mediator.Send(new ListMyScoring(), ct);
}
