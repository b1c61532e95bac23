using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Seminars;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KnowledgeUpdate.Web.Pages.Public;

/// <summary>The public's first page.</summary>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    public IReadOnlyList<PublicityRow> Notices { get; private set; } = [];

    public IReadOnlyList<CallRow> Calls { get; private set; } = [];

    public IReadOnlyList<PlanListRow> Plans { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Notices = [.. (await mediator.Send(new ListPublicities(new PageOf(Size: 10)), ct)).Rows.Take(5)];
        Calls = [.. (await mediator.Send(new ListPublicCalls(new PageOf(Size: 10)), ct)).Rows.Take(5)];
        Plans = [.. (await mediator.Send(new ListPublicPlans(new PageOf(Size: 10)), ct)).Rows.Take(5)];
    }
}
