using KnowledgeUpdate.Application.Rules;

namespace KnowledgeUpdate.Web.Pages.Rules;

/// <summary>Removes a value that was entered by mistake and is not in force yet.</summary>
public sealed class RemoveModel(IMediator mediator, IStringLocalizer<RulesText> text) : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public string? Reason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public RuleView Rule { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, CancellationToken ct)
    {
        Rule = await mediator.Send(new GetRule(id), ct);
        if (HttpMethods.IsGet(Request.Method))
            Input.Version = Rule.Version;
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new RemoveRule(id, Input.Version, Input.Reason), ct);
        TempData["Done"] = text["The value is taken out."].Value;
        return RedirectToPage("Index");
    }
}
