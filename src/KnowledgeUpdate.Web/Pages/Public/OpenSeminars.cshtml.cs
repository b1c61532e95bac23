using KnowledgeUpdate.Application.Delivery;

namespace KnowledgeUpdate.Web.Pages.Public;

/// <summary>Seminars that take enrolments, for everybody.</summary>
public sealed class OpenSeminarsModel(IMediator mediator) : PageModel
{
    public IReadOnlyList<PublicSeminarRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Rows = await mediator.Send(new ListPublicSeminars(), ct);
}
