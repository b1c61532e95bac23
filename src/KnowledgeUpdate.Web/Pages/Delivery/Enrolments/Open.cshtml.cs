using KnowledgeUpdate.Application.Delivery;

namespace KnowledgeUpdate.Web.Pages.Delivery.Enrolments;

/// <summary>Seminars that employers can nominate staff for.</summary>
public sealed class OpenModel(IMediator mediator) : PageModel
{
    public Page<OpenSeminarRow> List { get; private set; } = null!;

    public async Task OnGetAsync(string? p, int size, CancellationToken ct) =>
        List = await mediator.Send(new ListNominationSeminars(new PageOf(p, size)), ct);
}
