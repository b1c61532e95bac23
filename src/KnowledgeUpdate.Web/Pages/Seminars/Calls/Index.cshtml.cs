using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Seminars;

namespace KnowledgeUpdate.Web.Pages.Seminars.Calls;

/// <summary>Calls, newest first.</summary>
public sealed class IndexModel(IMediator mediator, Actor actor) : PageModel
{
    public Page<CallRow> List { get; private set; } = null!;

    public bool MayDraft => actor.May(Permission.SaveSeminarCall);

    public bool MaySeeAll => actor.May(Permission.ReadDraftCalls);

    public async Task OnGetAsync(string? p, int size, CancellationToken ct) =>
        List = await mediator.Send(new ListSeminarCalls(new PageOf(p, size)), ct);
}
