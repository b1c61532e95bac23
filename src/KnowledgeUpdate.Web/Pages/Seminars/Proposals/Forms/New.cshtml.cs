using KnowledgeUpdate.Application.Seminars;

namespace KnowledgeUpdate.Web.Pages.Seminars.Proposals.Forms;

/// <summary>Begins a proposal, empty or as a copy of an earlier one.</summary>
public sealed class NewModel(IMediator mediator) : PageModel
{
    public sealed class InputModel
    {
        public Guid? CopyOf { get; set; }
    }

    [BindProperty(SupportsGet = true, Name = "call")]
    public Guid CallId { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public CopySources Sources { get; private set; } = null!;

    public async Task OnGetAsync(Guid? copy, CancellationToken ct)
    {
        Sources = await mediator.Send(new ListCopySources(CallId), ct);
        Input.CopyOf ??= copy;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await OnGetAsync(null, ct);
        return RedirectToPage("Form", new { id = await mediator.Send(new BeginSeminarProposal(CallId, Input.CopyOf), ct) });
    }
}
