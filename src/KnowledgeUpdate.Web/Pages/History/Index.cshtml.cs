using KnowledgeUpdate.Application.Audit;

namespace KnowledgeUpdate.Web.Pages.History;

/// <summary>Searches what was done in the programme.</summary>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Act { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    /// <summary>Only what was refused.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Security { get; set; }

    public HistoryPage List { get; private set; } = null!;

    public async Task OnGetAsync(string? p, int size, CancellationToken ct) =>
        List = await mediator.Send(new ListHistory(Act, Person, Kind, From, To, new PageOf(p, size), Security), ct);
}
