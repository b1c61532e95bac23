using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Delivery;

namespace KnowledgeUpdate.Web.Pages.Delivery.Seminars;

/// <summary>Seminars of the published plans.</summary>
public sealed class IndexModel(IMediator mediator, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public SeminarState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Late { get; set; }

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Q) || State is not null || Year is not null || Late;

    public bool MayNominate => actor.May(Permission.NominateForSeminar);

    public Page<SeminarRow> List { get; private set; } = null!;

    public async Task OnGetAsync(string? sort, string? p, int size, CancellationToken ct) =>
        List = await mediator.Send(new ListSeminars(new SeminarFilter(State, Year, Q, Late), sort, new PageOf(p, size)), ct);
}
