using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Rules;

namespace KnowledgeUpdate.Web.Pages.Rules;

/// <summary>What is decided again after a rule was corrected.</summary>
public sealed class ReviewModel(IMediator mediator, Actor actor, IStringLocalizer<RulesText> text) : PageModel
{
    public sealed class InputModel
    {
        public string? Finding { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public RuleReview Review { get; private set; } = null!;

    public bool MayClose => actor.May(Permission.EnterRule);

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Review = await mediator.Send(new GetRuleReview(id), ct);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new CloseRuleReview(id, Input.Finding), ct);
        TempData["Done"] = text["The review is closed."].Value;
        return LocalRedirect($"/rules/reviews/{id}");
    }
}
