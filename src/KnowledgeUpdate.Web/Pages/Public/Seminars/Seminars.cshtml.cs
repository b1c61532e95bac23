using KnowledgeUpdate.Application.Delivery;

namespace KnowledgeUpdate.Web.Pages.Public.Seminars;

/// <summary>Seminars that take enrolments, for everybody.</summary>
public sealed class SeminarsModel(IMediator mediator) : PageModel
{
    public Page<PublicSeminarRow> List { get; private set; } = null!;

    public async Task OnGetAsync(string? p, int size, CancellationToken ct) =>
        List = await mediator.Send(new ListPublicSeminars(new PageOf(p, size)), ct);
}
