using KnowledgeUpdate.Application.Seminars;

namespace KnowledgeUpdate.Web.Pages.Seminars.Calls;

/// <summary>How far scoring has come.</summary>
public sealed class ScoringModel(IMediator mediator) : PageModel
{
    public ScoringProgress Progress { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Progress = await mediator.Send(new GetScoringProgress(id), ct);
}
