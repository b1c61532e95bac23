using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Web.Pages.Organisations.Units;

/// <summary>The tree of units, one level at a time, and the search through it.</summary>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid? Under { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true)]
    public OrganisationKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public Capacity? Capacity { get; set; }

    [BindProperty(SupportsGet = true)]
    public UnitState State { get; set; }

    public UnitList List { get; private set; } = null!;

    public async Task OnGetAsync(string? p, int size, CancellationToken ct) =>
        List = await mediator.Send(new ListUnits(Under, Words, Kind, Capacity, State, new PageOf(p, size)), ct);
}
