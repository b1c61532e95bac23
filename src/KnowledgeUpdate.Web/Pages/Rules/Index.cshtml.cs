using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Rules;
using KnowledgeUpdate.Domain.Accounts;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KnowledgeUpdate.Web.Pages.Rules;

/// <summary>The programme's numbers, each with its source.</summary>
public sealed class IndexModel(IMediator mediator, Actor actor) : PageModel
{
    public IReadOnlyList<RuleLine> Rules { get; private set; } = [];

    public bool MayEnter => actor.Is(Role.ProgrammeOffice);

    public async Task OnGetAsync(CancellationToken ct) => Rules = await mediator.Send(new ListRules(), ct);
}
