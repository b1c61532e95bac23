using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Rules;

namespace KnowledgeUpdate.Web.Pages.Rules;

/// <summary>The programme's rules, each with its legal source.</summary>
public sealed class IndexModel(IMediator mediator, Actor actor, TimeProvider clock) : PageModel
{
    public IReadOnlyList<RuleLine> Rules { get; private set; } = [];

    public bool MayEnter => actor.May(Permission.EnterRule);

    /// <summary>Beijing date of now.</summary>
    public DateOnly Today => BeijingTime.DateOf(clock.GetUtcNow());

    public async Task OnGetAsync(CancellationToken ct) => Rules = await mediator.Send(new ListRules(), ct);
}
