using KnowledgeUpdate.Application.Publicities;
using KnowledgeUpdate.Application.Seminars;

namespace KnowledgeUpdate.Web.Pages.Public;

/// <summary>The public's first page.</summary>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    public IReadOnlyList<PublicityRow> Notices { get; private set; } = [];

    public IReadOnlyList<CallRow> Calls { get; private set; } = [];

    public IReadOnlyList<PlanListRow> Plans { get; private set; } = [];

    /// <summary>Seminars that take enrolments now.</summary>
    public int Open { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Open = (await mediator.Send(new Application.Delivery.ListPublicSeminars(), ct)).Count;
        Notices = [.. (await mediator.Send(new ListPublicities(new PageOf(Size: 10)), ct)).Rows.Take(5)];
        Calls = [.. (await mediator.Send(new ListPublicCalls(new PageOf(Size: 10)), ct)).Rows.Take(5)];
        Plans = [.. (await mediator.Send(new ListPublicPlans(new PageOf(Size: 10)), ct)).Rows.Take(5)];
    }
}
