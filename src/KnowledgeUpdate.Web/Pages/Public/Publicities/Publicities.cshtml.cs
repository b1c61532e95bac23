using KnowledgeUpdate.Application.Publicities;

namespace KnowledgeUpdate.Web.Pages.Public.Publicities;

public sealed class PublicitiesModel(IMediator mediator) : PageModel
{
    public Page<PublicityRow> List { get; private set; } = null!;

    public async Task OnGetAsync(string? p, int size, CancellationToken ct) =>
        List = await mediator.Send(new ListPublicities(new PageOf(p, size)), ct);
}
