using KnowledgeUpdate.Application.Seminars;

namespace KnowledgeUpdate.Web.Pages.Public.Calls;

public sealed class CallsModel(IMediator mediator) : PageModel
{
    public Page<CallRow> List { get; private set; } = null!;

    public async Task OnGetAsync(string? p, int size, CancellationToken ct) =>
        List = await mediator.Send(new ListPublicCalls(new PageOf(p, size)), ct);
}
