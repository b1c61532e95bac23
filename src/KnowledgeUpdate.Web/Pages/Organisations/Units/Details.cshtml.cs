using KnowledgeUpdate.Application.Organisations;

namespace KnowledgeUpdate.Web.Pages.Organisations.Units;

public sealed class DetailsModel(IMediator mediator) : PageModel
{
    public UnitRecord Record { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Record = await mediator.Send(new GetUnit(id), ct);
}
