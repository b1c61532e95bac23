using KnowledgeUpdate.Application.Experts;

namespace KnowledgeUpdate.Web.Pages.Experts;

/// <summary>How far scoring has come.</summary>
public sealed class RoundModel(IMediator mediator) : PageModel
{
    public ScoringProgress Progress { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Progress = await mediator.Send(new GetScoringProgress(id), ct);
}
