using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Web.Pages.Seminars.Calls;

/// <summary>Calls, newest first.</summary>
public sealed class IndexModel(IMediator mediator, Actor actor) : PageModel
{
    public Page<CallRow> List { get; private set; } = null!;

    public bool MayDraft => actor.Is(Role.ProgrammeOffice);

    public bool MaySeeAll => actor.Is(Role.ProgrammeOffice, Role.Auditor);

    public async Task OnGetAsync(string? p, int size, CancellationToken ct) =>
        List = await mediator.Send(new ListSeminarCalls(new PageOf(p, size)), ct);
}
