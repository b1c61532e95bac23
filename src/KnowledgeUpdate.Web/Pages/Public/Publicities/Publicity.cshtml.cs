using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Web.Pages.Public.Publicities;

/// <summary>A publicity notice with its list and countdown.</summary>
public sealed class PublicityModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public SeminarKind? Kind { get; set; }

    public PublicityView Notice { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Notice = await mediator.Send(new GetPublicity(id), ct);
}
