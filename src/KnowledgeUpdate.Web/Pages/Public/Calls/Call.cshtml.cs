using KnowledgeUpdate.Application.Seminars;

namespace KnowledgeUpdate.Web.Pages.Public.Calls;

public sealed class CallModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public CallView Call { get; private set; } = null!;

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Call = await mediator.Send(new GetPublicCall(id), ct);
}
