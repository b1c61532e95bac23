using KnowledgeUpdate.Application.Publicities;

namespace KnowledgeUpdate.Web.Pages.Public.Publicities;

/// <summary>Asks about an objection by its receipt number.</summary>
public sealed class ObjectionsModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Receipt { get; set; }

    public ObjectionProgress? Progress { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (!string.IsNullOrWhiteSpace(Receipt))
            Progress = await mediator.Send(new AskAboutObjection(Receipt), ct);
    }
}
