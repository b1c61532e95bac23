using KnowledgeUpdate.Application.Learners;

namespace KnowledgeUpdate.Web.Pages.Learners.Merging;

/// <summary>Undoes the merge of a record.</summary>
public sealed class SplitModel(IMediator mediator, IStringLocalizer<LearnersText> text) : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public string? Reason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public SplitPreview Preview { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Preview = await mediator.Send(new GetSplitPreview(id), ct);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new SplitLearner(id, Input.Version, Input.Reason), ct);
        TempData["Done"] = text["The record stands alone again."].Value;
        return RedirectToPage("/Learners/Records/Details", new { id });
    }
}
