using KnowledgeUpdate.Application.Seminars;

namespace KnowledgeUpdate.Web.Pages.Seminars.Experts;

/// <summary>The proposals given to the expert.</summary>
public sealed class ScoringModel(IMediator mediator) : PageModel
{
    public IReadOnlyList<ScoringRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Rows = await mediator.Send(new ListMyScoring(), ct);
}
