using KnowledgeUpdate.Application.Publicities;

namespace KnowledgeUpdate.Web.Pages.Seminars.Publicity;

/// <summary>Objections and publicity notices.</summary>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    public Page<ObjectionRow> Objections { get; private set; } = null!;

    public Page<PublicityRow> Notices { get; private set; } = null!;

    public async Task OnGetAsync(string? p, int size, CancellationToken ct)
    {
        Objections = await mediator.Send(new ListObjections(null, new PageOf(p, size)), ct);
        Notices = await mediator.Send(new ListPublicities(new PageOf()), ct);
    }
}
